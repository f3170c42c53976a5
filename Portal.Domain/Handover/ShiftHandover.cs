using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Domain.Handover;

/// <summary>
/// The handover of one turn at a post: written and signed by the outgoing person, read, checked and signed by the incoming
/// one, or sent back with a reason. From the first signature on nothing is changed or taken out. All instants are UTC.
/// </summary>
public sealed partial class ShiftHandover
{
    /// <summary>Longest note, reason or amendment.</summary>
    public const int LongestText = 500;

    /// <summary>Most notes of a handover.</summary>
    public const int MostNotes = 100;

    private readonly List<HandoverItem> _items = [];
    private readonly List<HandoverEvent> _log = [];

    private ShiftHandover()
    {
    }

    /// <summary>Identity.</summary>
    public HandoverId Id { get; private set; }

    /// <summary>Where. With the begin of the turn it names the handover.</summary>
    public PostId PostId { get; private set; }

    /// <summary>Begin of the turn that is handed over.</summary>
    public DateTimeOffset Start { get; private set; }

    /// <summary>End of that turn, as it was planned when the handover was begun.</summary>
    public DateTimeOffset End { get; private set; }

    /// <summary>Where it stands.</summary>
    public HandoverState State { get; private set; }

    /// <summary>Who signed last for the outgoing side; null until then.</summary>
    public PersonId? Outgoing { get; private set; }

    /// <summary>Name of that person.</summary>
    public string? OutgoingName { get; private set; }

    /// <summary>When that was.</summary>
    public DateTimeOffset? OfferedAt { get; private set; }

    /// <summary>Who signed for the incoming side; null until then.</summary>
    public PersonId? Incoming { get; private set; }

    /// <summary>Name of that person.</summary>
    public string? IncomingName { get; private set; }

    /// <summary>When that was.</summary>
    public DateTimeOffset? AcceptedAt { get; private set; }

    /// <summary>Counts the changes; a concurrency token.</summary>
    public int Version { get; private set; }

    /// <summary>What is carried over, in the order in which it was added.</summary>
    public IReadOnlyList<HandoverItem> Items => _items;

    /// <summary>Everything that happened, oldest first.</summary>
    public IReadOnlyList<HandoverEvent> Log => _log;

    /// <summary>Whether the outgoing side still writes it.</summary>
    public bool IsBeingWritten => State is HandoverState.Open or HandoverState.Returned;

    /// <summary>Begins the handover of a turn.</summary>
    /// <param name="id">Its identity.</param>
    /// <param name="turn">The turn; it has begun.</param>
    /// <param name="by">Somebody of the turn.</param>
    /// <param name="parties">Who may move it.</param>
    /// <param name="now">When (UTC).</param>
    public static Result<ShiftHandover> Open(HandoverId id, PostTurn turn, HandoverSigner by, HandoverParties parties, DateTimeOffset now)
    {
        if (!parties.Outgoing.Contains(by.Person))
        {
            return HandoverRefusals.NotOutgoing;
        }

        if (now < turn.Start)
        {
            return HandoverRefusals.NotBegun.With(turn.Start);
        }

        var handover = new ShiftHandover { Id = id, PostId = turn.Post, Start = turn.Start, End = turn.End };
        handover.Record(HandoverEventKind.Opened, by, now);
        return handover;
    }

    private int NextItem => _items.Count == 0 ? 1 : _items.Max(item => item.No) + 1;

    /// <summary>Out of order before whose turn it is: to hear that it is signed says more than that somebody else signs.</summary>
    private Refusal? Unwritable(HandoverSigner by, HandoverParties parties) => State switch
    {
        HandoverState.Offered => HandoverRefusals.Frozen,
        HandoverState.Accepted => HandoverRefusals.AlreadyAccepted,
        HandoverState.Open or HandoverState.Returned => parties.Outgoing.Contains(by.Person) ? null : HandoverRefusals.NotOutgoing,
    };

    private Refusal? Untakable(HandoverSigner by, HandoverParties parties) => State switch
    {
        HandoverState.Open or HandoverState.Returned => HandoverRefusals.NotOffered,
        HandoverState.Accepted => HandoverRefusals.AlreadyAccepted,
        HandoverState.Offered => by.Person == Outgoing ? HandoverRefusals.SamePerson : parties.Incoming.Contains(by.Person) ? null : HandoverRefusals.NotIncoming,
    };

    private static Result<string> Text(string? text, Refusal missing) => text?.Trim() switch
    {
        null or "" => missing,
        { Length: > LongestText } => HandoverRefusals.TooLong.With(LongestText),
        var written => written,
    };

    private void Add(CarriedThing thing, int no) => _items.Add(new HandoverItem
    {
        HandoverId = Id, No = no, Kind = thing.Kind, Subject = thing.Subject, Text = thing.Text, Since = thing.Since, By = thing.By,
    });

    private void Record(IEnumerable<OutstandingReason> outstanding, HandoverSigner by, DateTimeOffset now)
    {
        foreach (var one in outstanding)
        {
            _log.Add(new HandoverEvent
            {
                HandoverId = Id, No = _log.Count + 1, Kind = HandoverEventKind.WentWithout, At = now, By = by.Name,
                Text = one.Reason, Obligation = one.Check.Obligation, Clause = one.Check.Clause,
            });
        }
    }

    private void Record(HandoverEventKind kind, HandoverSigner by, DateTimeOffset now, string? text = null)
    {
        _log.Add(new HandoverEvent { HandoverId = Id, No = _log.Count + 1, Kind = kind, At = now, By = by.Name, Text = text });
        Version++;
    }
}
