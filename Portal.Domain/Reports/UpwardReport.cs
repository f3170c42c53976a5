using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Domain.Reports;

/// <summary>
/// A written report or request for instructions: level by level, answered in writing, carried out, and disagreed with in
/// the order that the rules want. What is written stays.
/// </summary>
public sealed class UpwardReport
{
    /// <summary>Longest title, in characters.</summary>
    public const int LongestTitle = 200;

    private UpwardReport()
    {
    }

    /// <summary>Identity inside the portal.</summary>
    public UpwardReportId Id { get; private set; }

    /// <summary>Site day on which it was filed.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>Its count within the day.</summary>
    public int DayCount { get; private set; }

    /// <summary>What people say aloud.</summary>
    public UpwardNumber Number => new(Day, DayCount);

    /// <summary>What it is about.</summary>
    public UpwardKind Kind { get; private set; }

    /// <summary>The matter in a line.</summary>
    public string Title { get; private set; } = "";

    /// <summary>What happened.</summary>
    public string Text { get; private set; } = "";

    /// <summary>How the reporter would handle it.</summary>
    public string Proposal { get; private set; } = "";

    /// <summary>When it was found (UTC).</summary>
    public DateTimeOffset FoundAt { get; private set; }

    /// <summary>When it was reported (UTC).</summary>
    public DateTimeOffset ReportedAt { get; private set; }

    /// <summary>Who reported.</summary>
    public PersonId Reporter { get; private set; }

    /// <summary>The reporter's direct superior at that time.</summary>
    public PersonId Superior { get; private set; }

    /// <summary>To whom it went.</summary>
    public PersonId Addressee { get; private set; }

    /// <summary>Why levels were skipped; null when none was.</summary>
    public string? SkipReason { get; private set; }

    /// <summary>The department that it is for, or null.</summary>
    public string? Department { get; private set; }

    /// <summary>Where the matter stands in the portal, or null.</summary>
    public string? Source { get; private set; }

    /// <summary>When the superior acknowledged it (UTC), or null.</summary>
    public DateTimeOffset? AcknowledgedAt { get; private set; }

    /// <summary>Who acknowledged it.</summary>
    public PersonId? AcknowledgedBy { get; private set; }

    /// <summary>When the skipped superior signed for having been told (UTC), or null.</summary>
    public DateTimeOffset? InformedAt { get; private set; }

    /// <summary>The superior's instruction, word for word; null until it is given.</summary>
    public string? Instruction { get; private set; }

    /// <summary>Who instructed.</summary>
    public PersonId? InstructedBy { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTimeOffset? InstructedAt { get; private set; }

    /// <summary>A differing opinion about the instruction, or null.</summary>
    public string? Dissent { get; private set; }

    /// <summary>When it was put (UTC).</summary>
    public DateTimeOffset? DissentAt { get; private set; }

    /// <summary>When the superior insisted on the instruction (UTC), or null.</summary>
    public DateTimeOffset? InsistedAt { get; private set; }

    /// <summary>When the instruction was carried out (UTC), or null.</summary>
    public DateTimeOffset? ExecutedAt { get; private set; }

    /// <summary>How it was carried out.</summary>
    public string? Execution { get; private set; }

    /// <summary>To whom the dissent was raised, or null.</summary>
    public PersonId? DissentTo { get; private set; }

    /// <summary>When the dissent was raised (UTC), or null.</summary>
    public DateTimeOffset? DissentRaisedAt { get; private set; }

    /// <summary>Grows by one with every change.</summary>
    public int Version { get; private set; }

    /// <summary>How long it took from finding to reporting.</summary>
    public TimeSpan Delay => ReportedAt - FoundAt;

    /// <summary>Whether a level was skipped.</summary>
    public bool IsSkipLevel => SkipReason is not null;

    /// <summary>Where it stands.</summary>
    public UpwardState State =>
        ExecutedAt is not null ? UpwardState.Executed
        : InstructedAt is not null ? UpwardState.Instructed
        : AcknowledgedAt is not null ? UpwardState.Acknowledged
        : UpwardState.Reported;

    /// <summary>Whether it was reported late; never while no limit is set .</summary>
    /// <param name="limitMinutes">Longest delay in minutes, or null: no limit.</param>
    public bool IsLate(decimal? limitMinutes) => limitMinutes is { } limit && Math.Floor(Delay.TotalMinutes) > (double)limit;

    /// <summary>Files a report or request.</summary>
    public static Result<UpwardReport> File(UpwardReportId id, UpwardNumber number, UpwardDraft draft, ReportingLine line, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(line);
        if (Missing(draft, now) is { } missing)
        {
            return missing;
        }

        if (line.Next is not { } direct)
        {
            return UpwardRefusals.NoSuperior;
        }

        var addressee = draft.Addressee ?? direct;
        if (line.SkippedTo(addressee) is not { } skipped)
        {
            return UpwardRefusals.NotInLine;
        }

        var refusal = skipped.Count == 0 ? null
            : !draft.IsEmergency ? UpwardRefusals.LevelByLevel
            : string.IsNullOrWhiteSpace(draft.SkipReason) ? UpwardRefusals.SkipReasonMissing
            : null;
        return refusal is not null ? refusal : new UpwardReport
        {
            Id = id,
            Day = number.Day,
            DayCount = number.Count,
            Kind = draft.Kind,
            Title = draft.Title!.Trim(),
            Text = draft.Text!.Trim(),
            Proposal = draft.Proposal!.Trim(),
            FoundAt = draft.FoundAt!.Value,
            ReportedAt = now,
            Reporter = line.Person,
            Superior = direct,
            Addressee = addressee,
            SkipReason = skipped.Count == 0 ? null : draft.SkipReason!.Trim(),
            Department = Blank(draft.Department),
            Source = Blank(draft.Source),
        };
    }

    /// <summary>The direct superior, or whoever it went to, says that it was received; the first time counts.</summary>
    public Result Acknowledge(PersonId by, DateTimeOffset now)
    {
        var refusal = by != Addressee && by != Superior ? UpwardRefusals.NotTheSuperior
            : AcknowledgedAt is not null ? UpwardRefusals.Acknowledged
            : null;
        return refusal is not null ? refusal : Do(() => (AcknowledgedAt, AcknowledgedBy) = (now, by));
    }

    /// <summary>The superior who was skipped signs for having been told .</summary>
    public Result SignInformed(PersonId by, DateTimeOffset now)
    {
        var refusal = !IsSkipLevel ? UpwardRefusals.NobodySkipped
            : by != Superior ? UpwardRefusals.NotTheSuperior
            : InformedAt is not null ? UpwardRefusals.Informed
            : null;
        return refusal is not null ? refusal : Do(() => InformedAt = now);
    }

    /// <summary>Whoever it went to answers in writing; the answer cannot be changed afterwards .</summary>
    public Result Instruct(PersonId by, string? text, DateTimeOffset now)
    {
        var refusal = by != Addressee ? UpwardRefusals.NotTheSuperior
            : Instruction is not null ? UpwardRefusals.Instructed
            : string.IsNullOrWhiteSpace(text) ? UpwardRefusals.InstructionMissing
            : null;
        return refusal is not null ? refusal : Do(() =>
        {
            (Instruction, InstructedBy, InstructedAt) = (text!.Trim(), by, now);
            (AcknowledgedAt, AcknowledgedBy) = (AcknowledgedAt ?? now, AcknowledgedBy ?? by);
        });
    }

    /// <summary>The reporter puts a differing opinion; the instruction stands as it is .</summary>
    public Result Disagree(PersonId by, string? text, DateTimeOffset now)
    {
        var refusal = by != Reporter ? UpwardRefusals.NotTheReporter
            : Instruction is null ? UpwardRefusals.NoInstruction
            : Dissent is not null ? UpwardRefusals.DissentPut
            : string.IsNullOrWhiteSpace(text) ? UpwardRefusals.DissentMissing
            : null;
        return refusal is not null ? refusal : Do(() => (Dissent, DissentAt) = (text!.Trim(), now));
    }

    /// <summary>Whoever instructed insists.</summary>
    public Result Insist(PersonId by, DateTimeOffset now)
    {
        var refusal = Dissent is null ? UpwardRefusals.NoDissent
            : by != InstructedBy ? UpwardRefusals.NotTheSuperior
            : InsistedAt is not null ? UpwardRefusals.Insisted
            : null;
        return refusal is not null ? refusal : Do(() => InsistedAt = now);
    }

    /// <summary>The reporter records how the instruction was carried out .</summary>
    public Result Execute(PersonId by, string? note, DateTimeOffset now)
    {
        var refusal = by != Reporter ? UpwardRefusals.NotTheReporter
            : Instruction is null ? UpwardRefusals.NoInstruction
            : ExecutedAt is not null ? UpwardRefusals.Executed
            : string.IsNullOrWhiteSpace(note) ? UpwardRefusals.ExecutionMissing
            : null;
        return refusal is not null ? refusal : Do(() => (ExecutedAt, Execution) = (now, note!.Trim()));
    }

    /// <summary>The reporter raises the dissent to the level above whoever instructed, after carrying the instruction out .</summary>
    public Result RaiseDissent(PersonId by, ReportingLine line, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(line);
        var refusal = by != Reporter ? UpwardRefusals.NotTheReporter
            : Dissent is null ? UpwardRefusals.NoDissent
            : ExecutedAt is null ? UpwardRefusals.ExecuteFirst
            : DissentRaisedAt is not null ? UpwardRefusals.DissentRaised
            : null;
        if (refusal is not null)
        {
            return refusal;
        }

        var above = line.Superiors.SkipWhile(superior => superior != InstructedBy).Skip(1).Select(superior => (PersonId?)superior).FirstOrDefault();
        return above is null ? UpwardRefusals.NoSuperior : Do(() => (DissentTo, DissentRaisedAt) = (above, now));
    }

    private static Refusal? Missing(UpwardDraft draft, DateTimeOffset now) =>
        string.IsNullOrWhiteSpace(draft.Title) || draft.Title.Length > LongestTitle ? UpwardRefusals.TitleMissing
        : string.IsNullOrWhiteSpace(draft.Text) ? UpwardRefusals.TextMissing
        : string.IsNullOrWhiteSpace(draft.Proposal) ? UpwardRefusals.ProposalMissing
        : draft.FoundAt is not { } found ? UpwardRefusals.FoundMissing
        : found > now ? UpwardRefusals.FoundInFuture
        : null;

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private Result Do(Action change)
    {
        change();
        Version++;
        return Result.Done;
    }
}

/// <summary>Where a report upward stands.</summary>
public enum UpwardState
{
    /// <summary>Sent, not acknowledged.</summary>
    Reported,

    /// <summary>Received by a superior.</summary>
    Acknowledged,

    /// <summary>Answered; to be carried out.</summary>
    Instructed,

    /// <summary>Carried out.</summary>
    Executed,
}
