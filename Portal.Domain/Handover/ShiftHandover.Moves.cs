using Portal.Domain.Kernel;

namespace Portal.Domain.Handover;

/// <summary>The moves of a handover; one out of order is refused before it is asked whose move it is.</summary>
public sealed partial class ShiftHandover
{
    /// <summary>Adds a note for the incoming side.</summary>
    public Result Note(string? text, HandoverSigner by, HandoverParties parties, DateTimeOffset now)
    {
        if (Unwritable(by, parties) is { } refusal)
        {
            return refusal;
        }

        var read = Text(text, HandoverRefusals.TextMissing);
        if (!read.IsDone)
        {
            return read.Refusal;
        }

        if (_items.Count(item => item.Kind == CarriedKind.Note) >= MostNotes)
        {
            return HandoverRefusals.TooMany.With(MostNotes);
        }

        var no = NextItem;
        Add(new CarriedThing(CarriedKind.Note, $"{Id.Value:N}#{no}", read.Value, now, by.Name), no);
        Version++;
        return Result.Done;
    }

    /// <summary>Takes a note out again; one that was signed once stays.</summary>
    public Result TakeOut(int no, HandoverSigner by, HandoverParties parties)
    {
        if (Unwritable(by, parties) is { } refusal)
        {
            return refusal;
        }

        if (State == HandoverState.Returned)
        {
            return HandoverRefusals.NoteStays;
        }

        if (_items.Find(item => item.No == no) is not { } note)
        {
            return HandoverRefusals.ItemUnknown;
        }

        _items.Remove(note);
        Version++;
        return Result.Done;
    }

    /// <summary>Signs for the outgoing side: what is carried over is fixed as it stands now.</summary>
    /// <param name="by">Who signs.</param>
    /// <param name="parties">Who may.</param>
    /// <param name="gates">What has to be done before.</param>
    /// <param name="reasons">Why it goes on without something, by key of the obligation.</param>
    /// <param name="carried">What the portal found to carry over, notes of earlier turns included.</param>
    /// <param name="now">When (UTC).</param>
    public Result Offer(
        HandoverSigner by, HandoverParties parties, IEnumerable<GateCheck> gates, IReadOnlyDictionary<string, string> reasons, IEnumerable<CarriedThing> carried, DateTimeOffset now)
    {
        if (Unwritable(by, parties) is { } refusal)
        {
            return refusal;
        }

        var passed = GateCheck.Pass(gates, reasons, HandoverRefusals.HandOverGate);
        if (!passed.IsDone)
        {
            return passed.Refusal;
        }

        foreach (var thing in carried.Where(thing => !_items.Exists(item => item.Kind == thing.Kind && item.Subject == thing.Subject)))
        {
            Add(thing, NextItem);
        }

        Record(passed.Value, by, now);
        Record(HandoverEventKind.Offered, by, now);
        (State, Outgoing, OutgoingName, OfferedAt) = (HandoverState.Offered, by.Person, by.Name, now);
        return Result.Done;
    }

    /// <summary>Sends it back to the outgoing side.</summary>
    public Result Return(string? reason, HandoverSigner by, HandoverParties parties, DateTimeOffset now)
    {
        if (Untakable(by, parties) is { } refusal)
        {
            return refusal;
        }

        var read = Text(reason, HandoverRefusals.ReasonMissing);
        if (!read.IsDone)
        {
            return read.Refusal;
        }

        State = HandoverState.Returned;
        Record(HandoverEventKind.Returned, by, now, read.Value);
        return Result.Done;
    }

    /// <summary>Signs for the incoming side.</summary>
    /// <param name="by">Who signs; not whoever signed for the outgoing side.</param>
    /// <param name="parties">Who may.</param>
    /// <param name="gates">What has to be done before.</param>
    /// <param name="reasons">Why it goes on without something, by key of the obligation.</param>
    /// <param name="now">When (UTC).</param>
    public Result Accept(HandoverSigner by, HandoverParties parties, IEnumerable<GateCheck> gates, IReadOnlyDictionary<string, string> reasons, DateTimeOffset now)
    {
        if (Untakable(by, parties) is { } refusal)
        {
            return refusal;
        }

        var passed = GateCheck.Pass(gates, reasons, HandoverRefusals.TakeOverGate);
        if (!passed.IsDone)
        {
            return passed.Refusal;
        }

        Record(passed.Value, by, now);
        Record(HandoverEventKind.Accepted, by, now);
        (State, Incoming, IncomingName, AcceptedAt) = (HandoverState.Accepted, by.Person, by.Name, now);
        return Result.Done;
    }

    /// <summary>Adds to a signed handover; either side may.</summary>
    public Result Amend(string? text, HandoverSigner by, HandoverParties parties, DateTimeOffset now)
    {
        if (IsBeingWritten)
        {
            return HandoverRefusals.NotOffered;
        }

        if (by.Person != Outgoing && by.Person != Incoming && !parties.Outgoing.Contains(by.Person) && !parties.Incoming.Contains(by.Person))
        {
            return HandoverRefusals.NotIncoming;
        }

        var read = Text(text, HandoverRefusals.TextMissing);
        if (!read.IsDone)
        {
            return read.Refusal;
        }

        Record(HandoverEventKind.Amended, by, now, read.Value);
        return Result.Done;
    }

    /// <summary>Somebody of the post says that something carried over is done. A case ends with itself.</summary>
    /// <param name="no">Number of the item.</param>
    /// <param name="note">What was done, or null.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="parties">Who may: the incoming side.</param>
    /// <param name="now">When (UTC).</param>
    public Result Close(int no, string? note, HandoverSigner by, HandoverParties parties, DateTimeOffset now)
    {
        if (State != HandoverState.Accepted)
        {
            return HandoverRefusals.NotAccepted;
        }

        if (by.Person != Incoming && !parties.Incoming.Contains(by.Person))
        {
            return HandoverRefusals.NotIncoming;
        }

        if (_items.Find(item => item.No == no) is not { } found)
        {
            return HandoverRefusals.ItemUnknown;
        }

        if (found.DoneAt is not null || found.Kind == CarriedKind.Case)
        {
            return HandoverRefusals.ItemEnds;
        }

        var written = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
        if (written?.Length > LongestText)
        {
            return HandoverRefusals.TooLong.With(LongestText);
        }

        found.Close(by.Name, written, now);
        Version++;
        return Result.Done;
    }
}
