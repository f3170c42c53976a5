using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Domain.Kernel;
using Portal.Domain.Reports;
using Portal.Live;

namespace Portal.Features.Reports;

/// <summary>What the departments owe in a month or week: submitted, missing, late or returned, live.</summary>
public sealed partial class ReportsPage : LiveComponent
{
    private IReadOnlyList<OwedReport> _owed = [];
    private Refusal? _refusal;
    private DateTimeOffset? _asOf;
    private (DateOnly From, DateOnly To)? _loaded;

    /// <summary>Sentences.</summary>
    [Inject]
    public required Texts T { get; init; }

    /// <summary>Site time.</summary>
    [Inject]
    public required SiteClock Clock { get; init; }

    /// <summary>Tells when time alone has changed something.</summary>
    [Inject]
    public required TimeProvider Time { get; init; }

    /// <summary>What is owed.</summary>
    [Inject]
    public required ReadReports Read { get; init; }

    /// <summary>Begins one.</summary>
    [Inject]
    public required StartReport Start { get; init; }

    /// <summary>Leads to the report that was begun.</summary>
    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>Who asks.</summary>
    [Inject]
    public required CurrentActor Current { get; init; }

    /// <summary>A day of the stretch shown; today when absent.</summary>
    [SupplyParameterFromQuery(Name = "day")]
    public string? Day { get; set; }

    /// <summary><c>week</c> or a month.</summary>
    [SupplyParameterFromQuery(Name = "view")]
    public string? View { get; set; }

    /// <summary>Which figure's rows are shown; all when absent.</summary>
    [SupplyParameterFromQuery(Name = "standing")]
    public string? Standing { get; set; }

    /// <inheritdoc/>
    protected override bool IsEmpty => _refusal is null && !Shown.Any();

    private bool IsWeek => View == "week";

    private DateOnly AskedDay => DayText.Read(Day) is { } day && day.Year is > 1901 and < 2199 ? day : Clock.Today;

    private ReportSpan Span => ReportSpan.Of(IsWeek ? ReportCovers.ThisWeek : ReportCovers.ThisMonth, AskedDay);

    private DateOnly From => Span.From;

    private DateOnly Previous => IsWeek ? From.AddDays(-7) : From.AddMonths(-1);

    private DateOnly Next => IsWeek ? From.AddDays(7) : From.AddMonths(1);

    private string Title => IsWeek ? ReportLook.Days(Span) : From.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private IEnumerable<OwedReport> Shown => _owed.Where(one => Standing is null || Is(one, Standing));

    private IEnumerable<string> Departments => Shown.Select(one => one.Slot.Department).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private IEnumerable<IGrouping<(string, string), OwedReport>> Rows => Shown.GroupBy(one => (one.Slot.Template.Key, one.Slot.Turn.Key));

    private IEnumerable<(string Name, int Count, string Tone)> Figures =>
        new[] { ("missing", "is-bad"), ("returned", "is-warn"), ("late", "is-warn"), ("open", ""), ("submitted", "is-good") }
            .Select(pair => (pair.Item1, _owed.Count(one => Is(one, pair.Item1)), pair.Item2));

    /// <inheritdoc/>
    protected override LiveSubscription Subscribe() => Feed.Subscribe(Topics.Reports, Topics.Rules, Topics.People, Topics.Obligations, Topics.Meetings);

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_loaded is { } loaded && loaded != (Span.From, Span.To))
        {
            await ReloadAsync();
        }
    }

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var span = Span;
        var read = await Read.RunAsync(await Current.GetAsync(), span.From, span.To, cancellationToken);
        (_loaded, _refusal, _asOf) = ((span.From, span.To), read.Refusal, Clock.Now);
        _owed = read.IsDone ? read.Value : [];
        // Days overdue, and the stretch shown where none is asked for, go by the day.
        ReloadAt(_owed.Select(one => one.NextChange).Append(Clock.NextMidnight).Min(), Time);
    }

    private static bool Is(OwedReport one, string figure) => figure switch
    {
        "missing" => one.Standing is ReportStanding.Missing,
        "returned" => one.Standing is ReportStanding.Returned,
        "late" => one.Standing is ReportStanding.SubmittedLate,
        "open" => one.Standing is ReportStanding.Open,
        _ => one.Standing is ReportStanding.Submitted,
    };

    private static string Href(DateOnly day, bool weekly, string? standing = null) =>
        $"/reports?day={DayText.Of(day)}" + (weekly ? "&view=week" : "") + (standing is null ? "" : $"&standing={standing}");

    private async Task BeginAsync(OwedReport one)
    {
        var begun = await Start.RunAsync(await Current.GetAsync(), one.Slot.Template.Key, one.Slot.Department, one.Slot.Turn.Key, CancellationToken.None);
        _refusal = begun.Refusal;
        if (begun.IsDone)
        {
            Navigation.NavigateTo($"/reports/{begun.Value.Value}");
        }
    }
}
