using Portal.Domain.Duty;
using Portal.Domain.People;

namespace Portal.Domain.Handover;

/// <summary>A turn at a post: everybody planned there from the same instant on. It is handed over once, whoever of them signs.</summary>
/// <param name="Post">Where.</param>
/// <param name="Start">Begin (UTC); with the post it names the turn.</param>
/// <param name="End">End of the longest shift of it (UTC).</param>
/// <param name="People">Who is planned.</param>
public sealed record PostTurn(PostId Post, DateTimeOffset Start, DateTimeOffset End, IReadOnlyList<PersonId> People)
{
    /// <summary>Whether an instant lies within it.</summary>
    public bool Contains(DateTimeOffset at) => Start <= at && at < End;

    /// <summary>The turns of shifts, by post and start; withdrawn shifts make none.</summary>
    public static IReadOnlyList<PostTurn> Of(IEnumerable<Assignment> shifts) =>
    [
        .. shifts.Where(shift => !shift.Withdrawn).GroupBy(shift => (shift.PostId, shift.Start))
            .Select(turn => new PostTurn(turn.Key.PostId, turn.Key.Start, turn.Max(shift => shift.End), [.. turn.Select(shift => shift.PersonId).Distinct()]))
            .OrderBy(turn => turn.Post.Value).ThenBy(turn => turn.Start),
    ];

    /// <summary>Who relieves this turn: the first one of its post that begins later and ends later. Null while none is planned.</summary>
    public PostTurn? Next(IEnumerable<PostTurn> turns) =>
        turns.Where(turn => turn.Post == Post && turn.Start > Start && turn.End > End).MinBy(turn => turn.Start);

    /// <summary>
    /// Whether what is due at an instant belongs to this turn: to the one that was last to begin before it, or at it where
    /// it is the incoming side's to do.
    /// </summary>
    /// <param name="due">The instant.</param>
    /// <param name="isIncoming">Whether what is due at the very begin of a turn is that turn's own.</param>
    /// <param name="next">The turn that relieves this one, or null.</param>
    public bool Owns(DateTimeOffset due, bool isIncoming, PostTurn? next) =>
        isIncoming ? due >= Start && !(due >= next?.Start) : due > Start && !(due > next?.Start);
}
