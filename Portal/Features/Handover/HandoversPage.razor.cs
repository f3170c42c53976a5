using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Domain.Kernel;
using Portal.Live;

namespace Portal.Features.Handover;

/// <summary>The shifts of a day by post: handed over, unconfirmed, or left; and those that lack their record.</summary>
public sealed partial class HandoversPage : LiveComponent
{
    private IReadOnlyList<HandoverRow> _rows = [];
    private Refusal? _refusal;
    private DateTimeOffset? _asOf;
    private DateOnly? _loaded;

    /// <summary>Sentences.</summary>
    [Inject]
    public required Texts T { get; init; }

    /// <summary>Site time.</summary>
    [Inject]
    public required SiteClock Clock { get; init; }

    /// <summary>Tells when time alone has changed something.</summary>
    [Inject]
    public required TimeProvider Time { get; init; }

    /// <summary>The day's shifts.</summary>
    [Inject]
    public required ReadHandoverDay Read { get; init; }

    /// <summary>Who asks.</summary>
    [Inject]
    public required CurrentActor Current { get; init; }

    /// <summary>The day; today when absent.</summary>
    [SupplyParameterFromQuery(Name = "day")]
    public string? Day { get; set; }

    /// <summary>Which figure's rows are shown; all when absent.</summary>
    [SupplyParameterFromQuery(Name = "figure")]
    public string? Figure { get; set; }

    /// <inheritdoc/>
    protected override bool IsEmpty => !Rows.Any() && _refusal is null;

    private static IEnumerable<(string Name, string Tone)> Figures => [("missing", "is-bad"), ("unconfirmed", "is-warn"), ("without-record", "is-bad"), ("accepted", "is-good")];

    private DateOnly Shown => DayText.Read(Day) ?? Clock.Today;

    private IEnumerable<HandoverRow> Rows => _rows.Where(row => Figure is null || Is(row, Figure));

    /// <inheritdoc/>
    protected override LiveSubscription Subscribe() => Feed.Subscribe(Topics.Handovers, Topics.Obligations, Topics.Coverage);

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_loaded is not null)
        {
            await ReloadAsync();
        }
    }

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var day = Shown;
        var read = await Read.RunAsync(await Current.GetAsync(), day, cancellationToken);
        (_rows, _refusal, _asOf, _loaded) = (read.IsDone ? read.Value : [], read.Refusal, Clock.Now, day);
        ReloadAt(_rows.Select(row => row.NextChange(Clock.Now)).Append(Day is null ? Clock.NextMidnight : null).Min(), Time);
    }

    private static bool Is(HandoverRow row, string figure) => figure switch
    {
        "missing" => row.Standing == HandoverStanding.Missing,
        "unconfirmed" => row.Standing is HandoverStanding.Unconfirmed or HandoverStanding.Returned,
        "without-record" => row.MissingRecords.Any(),
        _ => row.Standing == HandoverStanding.Accepted,
    };

    private static string Href(DateOnly day, string? figure = null) =>
        $"{HandoverSetup.DeskHref}?day={DayText.Of(day)}" + (figure is null ? "" : $"&figure={figure}");

    private int Count(string figure) => _rows.Count(row => Is(row, figure));
}
