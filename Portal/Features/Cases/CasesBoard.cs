using Portal.Domain.Cases;

namespace Portal.Features.Cases;

/// <summary>
/// What wall and desk show of the cases at an instant. Its size follows the open work, not the history: every pending
/// case, and of those that wait for a call-back the latest.
/// </summary>
public sealed class CasesBoard
{
    /// <summary>Cases that wait for a call-back and are listed by name; all are counted.</summary>
    public const int WaitingListed = 60;

    private readonly Dictionary<CaseId, BoardCase> _pending;

    internal CasesBoard(CaseSummary summary, int awaitingCallback, IEnumerable<BoardCase> pending, IEnumerable<BoardCase> waiting, DateTimeOffset? nextChange)
    {
        Summary = summary;
        AwaitingCallback = awaitingCallback;
        Pending = [.. pending.OrderBy(one => one.Due ?? DateTimeOffset.MaxValue).ThenBy(one => one.ReceivedAt).ThenBy(one => one.Id.Value)];
        Waiting = [.. waiting];
        NextChange = nextChange;
        _pending = Pending.ToDictionary(one => one.Id);
    }

    /// <summary>The instant it describes (UTC).</summary>
    public DateTimeOffset AsOf => Summary.AsOf;

    /// <summary>Pending, overdue, kinds and age bands. Call-backs are counted by <see cref="AwaitingCallback"/>.</summary>
    public CaseSummary Summary { get; }

    /// <summary>Resolved and not closed.</summary>
    public int AwaitingCallback { get; }

    /// <summary>Every pending case: next limit first, then the oldest.</summary>
    public IReadOnlyList<BoardCase> Pending { get; }

    /// <summary>The latest cases that wait for a call-back, latest first; at most <see cref="WaitingListed"/>.</summary>
    public IReadOnlyList<BoardCase> Waiting { get; }

    /// <summary>The overdue cases, longest overdue first.</summary>
    public IEnumerable<BoardCase> Overdue => Summary.Late.Select(due => _pending[due.Id]);

    /// <summary>The cases due within the hour, next one first.</summary>
    public IEnumerable<BoardCase> DueSoon => Summary.DueSoon.Select(due => _pending[due.Id]);

    /// <summary>Pending cases that nobody has been sent to yet.</summary>
    public IEnumerable<BoardCase> Unassigned => Pending.Where(one => one.AssigneeId is null);

    /// <summary>When the board changes although nobody writes, or null.</summary>
    public DateTimeOffset? NextChange { get; }

    /// <summary>A column of the desk.</summary>
    public IEnumerable<BoardCase> Column(CaseStatus status) =>
        status == CaseStatus.AwaitingCallback ? Waiting : Pending.Where(one => one.Status == status);
}
