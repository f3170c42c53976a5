using Portal.Domain.Rulebook;

namespace Portal.Domain.Obligations;

/// <summary>What has to be done, when, by whom, and what follows when it is not. All numbers are those of one instant.</summary>
/// <param name="Key">Name in the data, unique over all packs.</param>
/// <param name="Name">Name on screen.</param>
/// <param name="Clauses">The clauses it carries out, the main one first.</param>
/// <param name="Trigger">When it falls due.</param>
/// <param name="Audience">Whom it concerns.</param>
/// <param name="Evidence">What closes it.</param>
public sealed record Obligation(
    string Key, Wording Name, IReadOnlyList<string> Clauses, Trigger Trigger, Audience Audience, Evidence Evidence)
{
    /// <summary>What has to be answered before it is done.</summary>
    public EvidenceForm Form { get; init; } = EvidenceForm.None;

    /// <summary>What closing it tells.</summary>
    public IReadOnlyList<Telling> Tells { get; init; } = [];

    /// <summary>Who says that it is done, where that is not who has to do it: whoever receives the slip. Null: those whom it concerns.</summary>
    public Audience? Receiver { get; init; }

    /// <summary>How long before it is due it can be done, where the trigger does not say so itself.</summary>
    public TimeSpan OpensBefore { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long after it is due it still counts as done in time.</summary>
    public TimeSpan Grace { get; init; }

    /// <summary>How long before it is due its people are reminded; zero reminds at the due instant.</summary>
    public IReadOnlyList<TimeSpan> RemindBefore { get; init; } = [TimeSpan.Zero];

    /// <summary>Who is told when it stays undone, in order of time.</summary>
    public IReadOnlyList<EscalationStep> Ladder { get; init; } = [];

    /// <summary>What is sent for occurrences that a stopped server missed.</summary>
    public CatchUp CatchUp { get; init; }

    /// <summary>Whether reminders wait for the end of the quiet hours.</summary>
    public bool RespectsQuietHours { get; init; }

    /// <summary>Keys of the sentences that it says instead of the general ones.</summary>
    public ObligationTexts Texts { get; init; } = ObligationTexts.General;

    /// <summary>How often it has to be done a day; null where it is done whenever it is due.</summary>
    public DailyTarget? Target { get; init; }

    /// <summary>Whose inbox hears that it is done, with the way to what was recorded; null for nobody's.</summary>
    public Audience? SheetTo { get; init; }

    /// <summary>Key of the register into which closing it drafts an order of the articles of its stock that are below their minimum; null for none.</summary>
    public string? Orders { get; init; }

    /// <summary>Which move of a change of shifts waits for it; null for none.</summary>
    public Gate? Gate { get; init; }

    /// <summary>No occurrence opens longer than this before it is due.</summary>
    public TimeSpan LongestOpen => (Trigger.LongestOpen ?? OpensBefore) is { Ticks: > 0 } longest ? longest : TimeSpan.Zero;

    /// <summary>The occurrences due in [from, to), by due instant and key.</summary>
    public IEnumerable<Occurrence> Between(DateTimeOffset from, DateTimeOffset to, TriggerWorld world) =>
        Trigger.Between(from, to, world).Select(Of)
            .OrderBy(occurrence => occurrence.Due).ThenBy(occurrence => occurrence.Key, StringComparer.Ordinal);

    /// <summary>The occurrence of a point of its trigger.</summary>
    internal Occurrence Of(TriggerPoint point) =>
        new(Key, point.Key, Earlier(point.Opens ?? point.Due - OpensBefore, point.Due), point.Due, point.Due + Grace, point.Subject) { Event = point.Event };

    /// <summary>
    /// Every delivery of an occurrence that is not done: the reminders before it is missed, and the ladder after. A
    /// reminder that would come before the occurrence opens comes when it opens; of two at one instant the later stage stays.
    /// </summary>
    public IEnumerable<DeliveryStage> Stages(Occurrence occurrence, QuietHours quiet)
    {
        var told = new Dictionary<DateTimeOffset, DeliveryStage>();
        foreach (var before in RemindBefore.OrderDescending())
        {
            var at = Later(occurrence.Due - before, occurrence.Opens);
            at = RespectsQuietHours ? quiet.After(at) : at;
            told[at] = new DeliveryStage($"remind-{(long)before.TotalMinutes}", at, Audience, "inbox");
        }

        var climbed = Ladder.Select((step, index) => new DeliveryStage($"step-{index + 1}", occurrence.MissedAt + step.After, step.To, step.Channel));
        return told.Values.Concat(climbed).OrderBy(stage => stage.At);
    }

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}

/// <summary>A step of an escalation ladder.</summary>
/// <param name="After">How long after the miss.</param>
/// <param name="To">Who is told.</param>
/// <param name="Channel">By which channel; <c>inbox</c> is always there.</param>
public sealed record EscalationStep(TimeSpan After, Audience To, string Channel = "inbox")
{
    /// <summary>By which channels a step can be told.</summary>
    public static IReadOnlyList<string> Channels { get; } = ["inbox", "mail", "robot"];
}

/// <summary>One message of an occurrence that is to go out unless it is done before.</summary>
/// <param name="Key">Names the stage; with occurrence, person and channel it makes a second delivery impossible.</param>
/// <param name="At">When (UTC).</param>
/// <param name="To">Who is told.</param>
/// <param name="Channel">By which channel.</param>
public sealed record DeliveryStage(string Key, DateTimeOffset At, Audience To, string Channel);
