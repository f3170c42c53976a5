using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Domain.Cases;

/// <content>The verbs of the desk. Whether the mover may is checked by the use case.</content>
public sealed partial class Case
{
    /// <summary>Takes a case in. A special-service request is registered in full [B-208, B-209].</summary>
    public static Result<Case> Receive(CaseId id, CaseNumber number, CaseIntake intake, CaseMove move)
    {
        ArgumentNullException.ThrowIfNull(intake);
        if (Fault(intake, move.At) is { } fault)
        {
            return fault;
        }

        var taken = new Case
        {
            Id = id,
            Number = number,
            Kind = intake.Kind,
            Title = intake.Title.Trim(),
            Channel = intake.Channel,
            ReceivedAt = intake.ReceivedAt!.Value.ToUniversalTime(),
            Unit = intake.Unit,
            Category = Blank(intake.Category),
            Severity = Blank(intake.Severity),
            ResponseDue = intake.ResponseDue?.ToUniversalTime(),
            ResolveDue = intake.ResolveDue?.ToUniversalTime(),
            CallerName = Blank(intake.CallerName),
            CallerPhone = Blank(intake.CallerPhone),
        };
        taken.Record(CaseEventKind.Received, move, intake.Note);
        return taken;
    }

    /// <summary>Sends somebody to a case that nobody has.</summary>
    public Result Assign(PersonId person, CaseMove move)
    {
        if (NotPending(move) is { } refusal)
        {
            return refusal;
        }

        return AssignedTo is null ? Send(person, CaseEventKind.Assigned, move) : CaseRefusals.AlreadyAssigned;
    }

    /// <summary>Sends somebody else.</summary>
    public Result Reassign(PersonId person, CaseMove move, string? note = null)
    {
        if (NotInHand(move) is { } refusal)
        {
            return refusal;
        }

        return AssignedTo == person ? CaseRefusals.SamePerson : Send(person, CaseEventKind.Reassigned, move, note);
    }

    /// <summary>
    /// Puts a case whose user makes difficulties on purpose to the team leader; the handler so far can no longer
    /// finish it.
    /// </summary>
    public Result HandUp(PersonId teamLeader, string reason, CaseMove move)
    {
        if (NotInHand(move) is { } refusal)
        {
            return refusal;
        }

        if (AssignedTo == teamLeader)
        {
            return CaseRefusals.SamePerson;
        }

        if (Blank(reason) is null)
        {
            return CaseRefusals.ReasonMissing;
        }

        BarredHandler = AssignedTo;
        return Send(teamLeader, CaseEventKind.HandedUp, move, reason);
    }

    /// <summary>Puts a case that lies outside the handler's own duties to the next superior, who owns it from then on .</summary>
    public Result PassUp(PersonId superior, string reason, CaseMove move)
    {
        if (NotInHand(move) is { } refusal)
        {
            return refusal;
        }

        return AssignedTo == superior ? CaseRefusals.SamePerson
            : Blank(reason) is null ? CaseRefusals.ReasonMissing
            : Send(superior, CaseEventKind.PassedUp, move, reason);
    }

    /// <summary>The person sent has begun: is there, or has spoken to the customer.</summary>
    public Result Respond(CaseMove move, string? note = null)
    {
        if (NotInHand(move) is { } refusal)
        {
            return refusal;
        }

        if (StartedAt is not null)
        {
            return CaseRefusals.AlreadyResponded;
        }

        Begin(move);
        return Record(CaseEventKind.Responded, move, note);
    }

    /// <summary>Notes progress; allowed at any time.</summary>
    public Result AddNote(string note, CaseMove move)
    {
        if (Unfit(move) is { } refusal)
        {
            return refusal;
        }

        return Blank(note) is null ? CaseRefusals.NoteMissing : Record(CaseEventKind.Noted, move, note);
    }

    /// <summary>The work is done. Without a completion entry it is not [B-145]; a first response is implied.</summary>
    public Result Resolve(string result, CaseMove move)
    {
        if ((NotInHand(move) ?? Barred(move)) is { } refusal)
        {
            return refusal;
        }

        if (Blank(result) is null)
        {
            return CaseRefusals.ResultMissing;
        }

        Begin(move);
        ResolvedAt = move.At.ToUniversalTime();
        return Record(CaseEventKind.Resolved, move, result);
    }

    /// <summary>The customer was called back; the last answer counts.</summary>
    /// <param name="satisfaction">1 to 5, or null when the customer was not reached or gave no answer.</param>
    /// <param name="note">What was said.</param>
    /// <param name="move">Who and when.</param>
    public Result CallBack(int? satisfaction, string? note, CaseMove move)
    {
        if (NotAwaiting(move) is { } refusal)
        {
            return refusal;
        }

        if (satisfaction is < 1 or > 5)
        {
            return CaseRefusals.SatisfactionRange;
        }

        if (satisfaction is null && Blank(note) is null)
        {
            return CaseRefusals.NoteMissing;
        }

        Satisfaction = satisfaction ?? Satisfaction;
        return Record(CaseEventKind.CalledBack, move, note, satisfaction: satisfaction);
    }

    /// <summary>Closes a resolved case, where the site's closing rules are met.</summary>
    public Result Close(CaseMove move, IEnumerable<ClosingRule> rules)
    {
        if ((NotAwaiting(move) ?? Barred(move) ?? Unmet(rules)) is { } refusal)
        {
            return refusal;
        }

        ClosedAt = move.At.ToUniversalTime();
        return Record(CaseEventKind.Closed, move);
    }

    /// <summary>
    /// The matter is not settled after all: the case is pending again, waits for somebody to be sent, and keeps the
    /// time it has used and its time limit.
    /// </summary>
    public Result Reopen(string reason, CaseMove move)
    {
        if (Unfit(move) is { } unfit)
        {
            return unfit;
        }

        if (ResolvedAt is not { } resolvedAt)
        {
            return CaseRefusals.NotResolved;
        }

        if (Blank(reason) is null)
        {
            return CaseRefusals.ReasonMissing;
        }

        _reopenings.Add(new Reopening(resolvedAt, ClosedAt, move.At.ToUniversalTime()));
        Reopened++;
        AssignedTo = null;
        AssignedAt = StartedAt = ResolvedAt = ClosedAt = null;
        Satisfaction = null;
        return Record(CaseEventKind.Reopened, move, reason);
    }

    private static Refusal? Fault(CaseIntake intake, DateTimeOffset now)
    {
        if (Blank(intake.Title) is null)
        {
            return CaseRefusals.TitleMissing;
        }

        if (intake.ReceivedAt is not { } receivedAt)
        {
            return CaseRefusals.ReceivedAtMissing;
        }

        return receivedAt > now ? CaseRefusals.ReceivedInFuture
            : intake.ResponseDue < receivedAt ? CaseRefusals.ResponseDueBeforeReceived
            : intake.ResolveDue < receivedAt ? CaseRefusals.ResolveDueBeforeReceived
            : intake.Kind != CaseKind.Service ? null
            : intake.Unit is null ? CaseRefusals.UnitMissing
            : Blank(intake.CallerPhone) is null && Blank(intake.CallerName) is null ? CaseRefusals.ContactMissing
            : intake.Channel is not (CaseChannel.FaceToFace or CaseChannel.Phone or CaseChannel.FrontDesk) ? CaseRefusals.ChannelMissing
            : null;
    }

    private Refusal? Unmet(IEnumerable<ClosingRule> rules)
    {
        if (ClosingRule.InForce(rules, Kind, ReceivedAt) is not { } rule)
        {
            return null;
        }

        if (Satisfaction is not { } satisfaction)
        {
            return CaseRefusals.CallBackFirst with { Clause = rule.Clause };
        }

        return satisfaction < rule.LeastSatisfaction
            ? (CaseRefusals.NotSatisfied with { Clause = rule.Clause }).With(satisfaction, rule.LeastSatisfaction)
            : null;
    }

    private void Begin(CaseMove move)
    {
        StartedAt ??= move.At.ToUniversalTime();
        RespondedAt ??= StartedAt;
    }

    private Result Send(PersonId person, CaseEventKind kind, CaseMove move, string? note = null)
    {
        AssignedTo = person;
        AssignedAt = move.At.ToUniversalTime();
        StartedAt = null;
        return Record(kind, move, note, person);
    }
}
