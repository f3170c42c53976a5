using Portal.Domain.Duty;
using Portal.Domain.Handover;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Features.Obligations;

namespace Portal.Features.Handover;

/// <summary>The turns around an instant, with what obliges their people and where the reader is.</summary>
internal sealed record HandoverWorld
{
    /// <summary>How long before the next turn it can be taken over at the earliest: what has to be checked is known from then on.</summary>
    public static readonly TimeSpan Earliest = TimeSpan.FromHours(24);

    public required DateTimeOffset Now { get; init; }

    public required IReadOnlyList<PostTurn> Turns { get; init; }

    public required IReadOnlyDictionary<PostId, Post> Posts { get; init; }

    public required IReadOnlyDictionary<PersonId, string> Names { get; init; }

    /// <summary>What is due around the turns.</summary>
    public required IReadOnlyList<ObligationLine> Lines { get; init; }

    /// <summary>Who asks, where that is a person.</summary>
    public required PersonId? Reader { get; init; }

    /// <summary>The post where the reader is by the clockings, or null.</summary>
    public required PostId? ReaderAt { get; init; }

    public PostTurn? Find(PostId post, DateTimeOffset start) => Turns.FirstOrDefault(turn => turn.Post == post && turn.Start == start);

    /// <summary>The turn of a handover, as the roster has it now; nobody's any more where it was withdrawn.</summary>
    public PostTurn Of(ShiftHandover handover) => Find(handover.PostId, handover.Start) ?? new PostTurn(handover.PostId, handover.Start, handover.End, []);

    public PostTurn? Next(PostTurn turn) => turn.Next(Turns);

    /// <summary>Those of the next turn may take over, and whoever is on duty there without being of this one.</summary>
    public HandoverParties PartiesOf(PostTurn turn)
    {
        var own = turn.People.ToHashSet();
        var incoming = Turns.Where(other => other.Post == turn.Post && other.Start > turn.Start && other.Contains(Now)).SelectMany(other => other.People)
            .Concat(Next(turn)?.People ?? []).ToHashSet();
        if (Reader is { } reader && ReaderAt == turn.Post && !own.Contains(reader))
        {
            incoming.Add(reader);
        }

        return new HandoverParties(own, incoming);
    }

    /// <summary>From when the reader can take over; null where that is now. Whoever is at the post takes it as it is.</summary>
    public DateTimeOffset? TooEarlyUntil(PostTurn turn) =>
        ReaderAt != turn.Post && Next(turn) is { } next && next.Start - Now > Earliest ? next.Start - Earliest : null;

    /// <summary>What a move of the handover of a turn waits for, by due instant.</summary>
    public IReadOnlyList<ObligationLine> Gates(PostTurn turn, GateSide side)
    {
        var (own, isIncoming) = side == GateSide.HandOver ? (turn, false) : (Next(turn), true);
        return own is null ? [] :
        [
            .. Lines.Where(line => line.Gate?.Side == side && own.Owns(line.Due, isIncoming, Next(own)) && Concerns(line, own)),
        ];
    }

    /// <summary>The same for the domain.</summary>
    public IEnumerable<GateCheck> Checks(PostTurn turn, GateSide side) =>
        Gates(turn, side).Select(line => new GateCheck(line.Obligation, line.Key, line.Name, line.Clause, line.DoneAt is not null, line.Gate!.OrReason));

    /// <summary>What a turn leaves undone of what was its own to do.</summary>
    public IEnumerable<ObligationLine> Undone(PostTurn turn) =>
        Lines.Where(line => line.DoneAt is null && line.Gate?.Side != GateSide.TakeOver && turn.Owns(line.Due, false, Next(turn)) && (line.Due <= Now || line.Due <= turn.End) && IsOf(line, turn));

    public IReadOnlyList<string> NamesOf(PostTurn? turn) => turn is null ? [] : [.. turn.People.Select(person => Names.GetValueOrDefault(person, "—"))];

    private bool Concerns(ObligationLine line, PostTurn turn) =>
        (line.Gate!.PostKind is not { } kind || kind == KindOf(turn))
        && (line.PostCode is null || line.PostCode == Posts[turn.Post].Code)
        && (line.PostCode is not null || line.Audience is Audience.OnDuty || line.People.Intersect(turn.People).Any());

    private bool IsOf(ObligationLine line, PostTurn turn) => line.Audience switch
    {
        Audience.OnDuty { Kind: var kind } => line.PostCode is { } code ? code == Posts[turn.Post].Code : kind == KindOf(turn),
        Audience.Holder => line.People.Intersect(turn.People).Any(),
        _ => false,
    };

    private string KindOf(PostTurn turn) => PostKinds.Of(Posts[turn.Post].Name);
}
