using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Domain.Cases;

/// <summary>
/// A complaint, repair, special service, enquiry or suggestion, from intake to closing. All instants are UTC. Every
/// change raises <see cref="Version"/> and adds to <see cref="Log"/>.
/// </summary>
public sealed partial class Case
{
    private readonly List<Reopening> _reopenings = [];
    private readonly List<CaseEvent> _log = [];

    private Case()
    {
    }

    /// <summary>Identity.</summary>
    public CaseId Id { get; private set; }

    /// <summary>What people say aloud.</summary>
    public CaseNumber Number { get; private set; } = null!;

    /// <summary>Number in the system the case came from, or null; unique.</summary>
    public string? ExternalNumber { get; private set; }

    /// <summary>What it is about.</summary>
    public CaseKind Kind { get; private set; }

    /// <summary>The matter in one sentence.</summary>
    public string Title { get; private set; } = "";

    /// <summary>How it came, where known.</summary>
    public CaseChannel? Channel { get; private set; }

    /// <summary>When the house was told.</summary>
    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>The home it is about.</summary>
    public UnitId? Unit { get; private set; }

    /// <summary>The site's own category.</summary>
    public string? Category { get; private set; }

    /// <summary>The site's own severity.</summary>
    public string? Severity { get; private set; }

    /// <summary>Respond by then; without it the configured limit applies (<see cref="TimeLimits"/>).</summary>
    public DateTimeOffset? ResponseDue { get; private set; }

    /// <summary>Resolve by then; without it the configured limit applies. Reopening does not move it: time used stays used.</summary>
    public DateTimeOffset? ResolveDue { get; private set; }

    /// <summary>Personal data: who called.</summary>
    public string? CallerName { get; private set; }

    /// <summary>Personal data: where to call back.</summary>
    public string? CallerPhone { get; private set; }

    /// <summary>Who has been sent; nobody again after a reopening.</summary>
    public PersonId? AssignedTo { get; private set; }

    /// <summary>When that person was sent.</summary>
    public DateTimeOffset? AssignedAt { get; private set; }

    /// <summary>When the person sent began; cleared when somebody else is sent.</summary>
    public DateTimeOffset? StartedAt { get; private set; }

    /// <summary>When the customer first had a response.</summary>
    public DateTimeOffset? RespondedAt { get; private set; }

    /// <summary>When it was resolved, if it is.</summary>
    public DateTimeOffset? ResolvedAt { get; private set; }

    /// <summary>When it was closed, if it is.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>The customer's last answer, 1 to 5, about the resolution in force.</summary>
    public int? Satisfaction { get; private set; }

    /// <summary>How often it was reopened: here, and before it was imported.</summary>
    public int Reopened { get; private set; }

    /// <summary>Who had the case before it was put to the team leader; may not finish it .</summary>
    public PersonId? BarredHandler { get; private set; }

    /// <summary>The row last imported, against which the next one is compared; null for a case of our own.</summary>
    public CaseRow? Imported { get; private set; }

    /// <summary>Counts the changes; a concurrency token.</summary>
    public int Version { get; private set; }

    /// <summary>Name of who changed it last.</summary>
    public string ChangedBy { get; private set; } = "";

    /// <summary>When it last changed.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Resolutions that did not hold, oldest first.</summary>
    public IReadOnlyList<Reopening> Reopenings => _reopenings;

    /// <summary>Everything that happened, oldest first. It need not be loaded for a move to add to it.</summary>
    public IReadOnlyList<CaseEvent> Log => _log;

    /// <summary>Where it stands now.</summary>
    public CaseStatus Status => CaseStatuses.Of(AssignedTo, StartedAt, ResolvedAt, ClosedAt);

    /// <summary>What counting needs of it.</summary>
    public CaseHistory History => new()
    {
        Id = Id,
        Kind = Kind,
        Severity = Severity,
        Category = Category,
        ReceivedAt = ReceivedAt,
        ResolveDue = ResolveDue,
        ResolvedAt = ResolvedAt,
        ClosedAt = ClosedAt,
        Satisfaction = Satisfaction,
        Reopened = Reopened,
        Reopenings = [.. _reopenings],
    };

    internal static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private DateTimeOffset LastStepAt => new[]
    {
        ReceivedAt, AssignedAt, StartedAt, RespondedAt, ResolvedAt, ClosedAt,
        _reopenings.Count == 0 ? null : _reopenings[^1].ReopenedAt,
    }.Max() ?? ReceivedAt;

    /// <summary>Stale before anything else: to hear who was faster says more than which step no longer fits.</summary>
    private Refusal? Unfit(CaseMove move) =>
        move.SeenVersion is { } seen && seen != Version ? CaseRefusals.ChangedMeanwhile.With(ChangedBy, ChangedAt)
        : move.At < LastStepAt ? CaseRefusals.BeforeLastStep.With(LastStepAt)
        : null;

    private Refusal? NotPending(CaseMove move) => Unfit(move) ?? Status switch
    {
        CaseStatus.AwaitingCallback => CaseRefusals.AlreadyResolved,
        CaseStatus.Closed => CaseRefusals.AlreadyClosed,
        CaseStatus.New or CaseStatus.Assigned or CaseStatus.InProgress => null,
    };

    private Refusal? NotInHand(CaseMove move) =>
        NotPending(move) ?? (AssignedTo is null ? CaseRefusals.NotAssigned : null);

    private Refusal? NotAwaiting(CaseMove move) => Unfit(move) ?? Status switch
    {
        CaseStatus.AwaitingCallback => null,
        CaseStatus.Closed => CaseRefusals.AlreadyClosed,
        CaseStatus.New or CaseStatus.Assigned or CaseStatus.InProgress => CaseRefusals.NotResolved,
    };

    private Refusal? Barred(CaseMove move) =>
        BarredHandler is { } barred && barred == move.By.Person ? CaseRefusals.HandedUp : null;

    private Result Record(CaseEventKind kind, CaseMove move, string? note = null, PersonId? assignee = null, int? satisfaction = null)
    {
        _log.Add(new CaseEvent(Id, Version + 1, kind, move)
        {
            Note = Blank(note),
            Assignee = assignee,
            Satisfaction = satisfaction,
        });
        Version++;
        ChangedBy = move.By.Name;
        ChangedAt = move.At.ToUniversalTime();
        return Result.Done;
    }
}
