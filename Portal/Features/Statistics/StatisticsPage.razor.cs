using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Domain.Kernel;
using Portal.Domain.Statistics;
using Portal.Live;

namespace Portal.Features.Statistics;

/// <summary>The figures of a month; each opens to its rows.</summary>
public sealed partial class StatisticsPage
{
    private StatisticsMonth? _month;
    private Refusal? _refusal;
    private Period? _loaded;

    [Inject]
    public required ReadStatistics Read { get; init; }

    [Inject]
    public required CurrentActor Current { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>Month of the address, yyyy-MM; this month otherwise.</summary>
    [SupplyParameterFromQuery]
    public string? Month { get; set; }

    private Period Shown => Period.TryParse(Month, out var period) ? period : Clock.Zone.PeriodOf(Clock.Now);

    /// <inheritdoc/>
    protected override LiveSubscription Subscribe() =>
        Feed.Subscribe(Topics.Statistics, Topics.Coverage, Topics.Cases, Topics.Collection, Topics.Settings);

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var shown = Shown;
        var month = await Read.RunAsync(await Current.GetAsync(), shown, cancellationToken);
        (_refusal, _month, _loaded) = (month.Refusal, month.IsDone ? month.Value : null, shown);
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_loaded is { } loaded && loaded != Shown)
        {
            await ReloadAsync();
        }
    }

    private IEnumerable<MonthFigure> FiguresOf(IEnumerable<FigureKey> keys) => keys.Select(_month!.Find).OfType<MonthFigure>();

    private void Pick(ChangeEventArgs change)
    {
        if (Period.TryParse(change.Value?.ToString(), out var period))
        {
            Navigation.NavigateTo($"/statistics?month={period}");
        }
    }
}
