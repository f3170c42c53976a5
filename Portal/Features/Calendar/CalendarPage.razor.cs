using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Live;

namespace Portal.Features.Calendar;

/// <summary>The business calendar of a year as twelve months; a day is changed by choosing it.</summary>
public sealed partial class CalendarPage
{
    private CalendarYear? _year;
    private DateOnly? _chosen;
    private Refusal? _refusal;
    private bool _mayEdit;

    [Inject]
    public required Texts T { get; init; }

    [Inject]
    public required SiteClock Clock { get; init; }

    [Inject]
    public required CurrentActor Current { get; init; }

    [Inject]
    public required IAccess Access { get; init; }

    [Inject]
    public required ReadCalendar Calendar { get; init; }

    /// <summary>The year shown; this one unless given.</summary>
    [SupplyParameterFromQuery(Name = "year")]
    public string? YearText { get; set; }

    private int? Year => AddressValue.Number(YearText);

    private int ShownYear => Year is >= 2000 and <= 2199 ? Year.Value : Clock.Today.Year;

    private int Workdays
    {
        get
        {
            var first = new DateOnly(ShownYear, 1, 1);
            return Enumerable.Range(0, CultureInfo.InvariantCulture.Calendar.GetDaysInYear(ShownYear)).Count(offset => _year!.IsWorkday(first.AddDays(offset)));
        }
    }

    /// <inheritdoc/>
    protected override bool IsEmpty => _year is null;

    /// <inheritdoc/>
    protected override LiveSubscription Subscribe() => Feed.Subscribe(Topics.Coverage);

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var actor = await Current.GetAsync();
        _mayEdit = Access.Check(actor, Rights.SettingsManage) is null;
        var year = await Calendar.RunAsync(actor, ShownYear, cancellationToken);
        (_year, _refusal) = (year.IsDone ? year.Value : null, year.Refusal);
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_year is not null && _year.Year != ShownYear)
        {
            Close();
            await ReloadAsync();
        }
    }

    private void Close() => _chosen = null;
}
