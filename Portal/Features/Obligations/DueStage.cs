using System.Globalization;
using Portal.Channels;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Features.Reminders;

namespace Portal.Features.Obligations;

/// <summary>A stage whose instant has come, with its occurrence.</summary>
internal sealed record DueStage(OccurrenceStage Stage, DueOccurrence Row)
{
    private const string StepPrefix = "step-";

    /// <summary>Names the occurrence.</summary>
    public (string Obligation, string Key) Occurrence => (Stage.Obligation, Stage.Key);

    /// <summary>Which step of the ladder it is, from 0 on; null for a reminder.</summary>
    public int? Step { get; } = StepOf(Stage.Stage);

    /// <summary>What it can be late with: reminders of an obligation about one thing (a post, a bill, a person), or a step of its ladder. Of two things none stands for the other.</summary>
    public (string Obligation, string? Subject, int? Step) Sort => (Stage.Obligation, Row.Subject, Step);

    /// <summary>Which step of a ladder the key of a stage names, from 0 on; null for a reminder.</summary>
    public static int? StepOf(string stage) =>
        stage.StartsWith(StepPrefix, StringComparison.Ordinal) ? int.Parse(stage.AsSpan(StepPrefix.Length), CultureInfo.InvariantCulture) - 1 : null;

    /// <summary>By which channel its step of the ladder goes beside the inbox.</summary>
    public string ChannelOf(Obligation obligation) => Step is { } step && step < obligation.Ladder.Count ? obligation.Ladder[step].Channel : ChannelMessage.Inbox;

    /// <summary>A reminder says nothing any more when a later one of the same occurrence has come as well.</summary>
    public bool IsOvertakenBy(DueStage other) => Step is null && other.Step is null && other.Stage.At > Stage.At;

    /// <summary>Whether a later step of the same occurrence has come as well: whoever hears of the miss needs no reminder.</summary>
    public bool IsBefore(DueStage other) => other.Step is not null && other.Stage.At > Stage.At;

    /// <summary>The message for a reader; its origin makes a second one impossible.</summary>
    public InboxMessage To(PersonId person, string text, string args, DateTimeOffset now) =>
        InboxMessage.To(person, text, args, Stage.At, now, Row.Citation, Row.Link ?? (Step is null ? "/me" : "/desk/obligations"), $"{Stage.Obligation}|{Stage.Key}|{Stage.Stage}|{OccurrenceKey.Instant(Stage.At)}");
}
