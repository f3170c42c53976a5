using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Live;

namespace Portal.Features.Obligations;

/// <summary>A day's obligations by post: done, due and missed.</summary>
public sealed partial class ObligationsPage : LiveComponent
{
    /// <summary>So many equal turns of a day at one post stand in one row.</summary>
    private const int Fold = 3;

    private IReadOnlyList<ObligationLine> _lines = [];
    private IReadOnlyList<MoveLine> _moves = [];
    private Refusal? _refusal;
    private DateTimeOffset? _asOf;
    private DateOnly? _loaded;
    private bool _mayManage;

    /// <summary>Sentences.</summary>
    [Inject]
    public required Texts T { get; init; }

    /// <summary>Site time.</summary>
    [Inject]
    public required SiteClock Clock { get; init; }

    /// <summary>The day's occurrences.</summary>
    [Inject]
    public required ReadObligations Read { get; init; }

    /// <summary>What was moved.</summary>
    [Inject]
    public required ReadMoves Moves { get; init; }

    /// <summary>Wakes the page when something opens, falls due or is missed.</summary>
    [Inject]
    public required TimeProvider Time { get; init; }

    /// <summary>What the reader may do.</summary>
    [Inject]
    public required IAccess Access { get; init; }

    /// <summary>Who asks.</summary>
    [Inject]
    public required CurrentActor Current { get; init; }

    /// <summary>The day; today when absent.</summary>
    [SupplyParameterFromQuery(Name = "day")]
    public string? Day { get; set; }

    /// <summary>Which figure's rows are shown; all when absent.</summary>
    [SupplyParameterFromQuery(Name = "standing")]
    public string? Standing { get; set; }

    /// <inheritdoc/>
    protected override bool IsEmpty => !Lines.Any() && _refusal is null;

    private DateOnly Shown => DayText.Read(Day) ?? Clock.Today;

    private IEnumerable<ObligationLine> Lines => _lines.Where(line => Only is null || Is(line, Only));

    /// <summary>The figure that was asked for; a word that is none asks for all.</summary>
    private string? Only => Standing is "missed" or "due" or "done" or "upcoming" ? Standing : null;

    private IEnumerable<(string Name, int Count, string Tone)> Figures =>
        new[] { ("missed", "is-bad"), ("due", "is-warn"), ("done", "is-good"), ("upcoming", "") }
            .Select(pair => (pair.Item1, _lines.Count(line => Is(line, pair.Item1)), pair.Item2));

    /// <inheritdoc/>
    protected override LiveSubscription Subscribe() => Feed.Subscribe(Topics.Obligations);

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_loaded is not null && _loaded != Shown)
        {
            await ReloadAsync();
        }
    }

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var (reader, day) = (await Current.GetAsync(), Shown);
        var read = await Read.RunAsync(reader, day, cancellationToken);
        _mayManage = Access.Check(reader, Rights.DutyManage) is null;
        (_loaded, _refusal, _asOf) = (day, read.Refusal, Clock.Now);
        _lines = read.IsDone ? read.Value : [];
        ReloadAt(_lines.Select(line => line.NextChange(Clock.Now)).Min(), Time);
        var moves = await Moves.RunAsync(reader, day, cancellationToken);
        _moves = moves.IsDone ? moves.Value : [];
    }

    private static bool Is(ObligationLine line, string figure) => figure switch
    {
        "missed" => line.Standing is OccurrenceStanding.Missed or OccurrenceStanding.DoneLate,
        "due" => line.Standing is OccurrenceStanding.Due or OccurrenceStanding.Open,
        "done" => line.Standing is OccurrenceStanding.Done,
        _ => line.Standing is OccurrenceStanding.Upcoming,
    };

    private static string Href(DateOnly day, string? standing = null) =>
        $"/desk/obligations?day={DayText.Of(day)}" + (standing is null ? "" : $"&standing={standing}");
}
