using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Domain.Kernel;
using Portal.Domain.Statistics;
using Portal.Exchange.Tables;
using Portal.Live;

namespace Portal.Features.Statistics;

/// <summary>Exactly the rows behind a figure, a page at a time.</summary>
public sealed partial class FigurePage
{
    private const int PageSize = 50;

    private FigureRowPage _page = new(0, []);
    private Refusal? _refusal;
    private (string Month, string Key)? _shown;
    private int _number;

    [Inject]
    public required ReadFigureRows Read { get; init; }

    [Inject]
    public required CurrentActor Current { get; init; }

    /// <summary>Month, yyyy-MM.</summary>
    [Parameter]
    public string Month { get; set; } = "";

    /// <summary>Name of the figure, e.g. <c>coverage.rate</c>.</summary>
    [Parameter]
    public string Key { get; set; } = "";

    /// <inheritdoc/>
    protected override bool IsEmpty => _page.Rows.Count == 0;

    private int Skip => _number * PageSize;

    private string Title => FigureKey.Find(Key) is { } key ? $"{T["statistics.figure." + key.Code]} · {Month}" : Key;

    /// <inheritdoc/>
    protected override LiveSubscription Subscribe() => Feed.Subscribe(Topics.Coverage, Topics.Cases, Topics.Collection, Topics.Settings);

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_shown is not null && _shown != (Month, Key))
        {
            _number = 0;
            await ReloadAsync();
        }
    }

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var asked = (Month, Key);
        _shown = asked;
        Result<FigureRowPage> page =
            !Period.TryParse(Month, out var period) ? StatisticsFeatureRefusals.PeriodMalformed.With(Month)
            : FigureKey.Find(Key) is not { } key ? StatisticsFeatureRefusals.FigureUnknown.With(Key)
            : await Read.RunAsync(await Current.GetAsync(), period, key, Skip, PageSize, cancellationToken);
        if (asked == (Month, Key))
        {
            (_refusal, _page) = (page.Refusal, page.IsDone ? page.Value : new FigureRowPage(0, []));
        }
    }

    private static string ClassOf(TableCell cell) => cell.Kind switch
    {
        TableCellKind.Number or TableCellKind.Money => "num",
        TableCellKind.Date or TableCellKind.Instant => "fixed",
        TableCellKind.Blank or TableCellKind.Text => "",
    };

    private static string Show(TableCell cell) => cell.Kind switch
    {
        TableCellKind.Blank => "",
        TableCellKind.Text => cell.Text,
        TableCellKind.Number => cell.Number.ToString("0.##", CultureInfo.InvariantCulture),
        TableCellKind.Money => cell.Number.ToString("N2", CultureInfo.InvariantCulture),
        TableCellKind.Date => cell.Moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TableCellKind.Instant => cell.Moment.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
    };

    private Task TurnAsync(int by)
    {
        _number += by;
        return ReloadAsync();
    }
}
