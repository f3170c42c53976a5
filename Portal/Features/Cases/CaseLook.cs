using Portal.App;
using Portal.App.Pieces;
using Portal.Domain.Cases;

namespace Portal.Features.Cases;

/// <summary>How a case looks: one meaning of words, tones and times for list, desk and phone.</summary>
public static class CaseLook
{
    /// <summary>How near a limit counts as soon.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromHours(1);

    /// <summary>The kind in the reader's language.</summary>
    public static string Name(this Texts texts, CaseKind kind) => texts[$"enum.CaseKind.{kind}"];

    /// <summary>The status in the reader's language.</summary>
    public static string Name(this Texts texts, CaseStatus status) => texts[$"enum.CaseStatus.{status}"];

    /// <summary>The tone of a status.</summary>
    public static Tone ToneOf(CaseStatus status) => status switch
    {
        CaseStatus.New => Tone.Warn,
        CaseStatus.Assigned => Tone.Info,
        CaseStatus.InProgress => Tone.Info,
        CaseStatus.AwaitingCallback => Tone.Neutral,
        CaseStatus.Closed => Tone.Good,
    };

    /// <summary>Red when late, amber when the limit is near, else quiet; green for what was resolved in time.</summary>
    public static Tone ToneOf(DateTimeOffset? due, DateTimeOffset? resolvedAt, DateTimeOffset now) =>
        due is not { } limit ? Tone.Neutral
        : resolvedAt is { } resolved ? resolved > limit ? Tone.Bad : Tone.Good
        : limit < now ? Tone.Bad
        : limit - now <= Soon ? Tone.Warn
        : Tone.Neutral;

    /// <summary>What is left, how long it is late, or whether it was in time; empty for a case without a limit.</summary>
    public static string TimeOf(this Texts texts, DateTimeOffset? due, DateTimeOffset? resolvedAt, DateTimeOffset now) =>
        due is not { } limit ? ""
        : resolvedAt is { } resolved
            ? resolved > limit ? texts["cases.time.was-late", Ages.Clock(resolved - limit)] : texts["cases.time.in-time"]
        : limit < now ? texts["cases.time.late", Ages.Clock(now - limit)]
        : texts["cases.time.left", Ages.Clock(limit - now)];
}
