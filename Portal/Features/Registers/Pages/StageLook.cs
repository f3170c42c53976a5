using Portal.App.Pieces;
using Portal.Domain.Obligations;
using Portal.Domain.Registers;

namespace Portal.Features.Registers.Pages;

/// <summary>How a stage of an entry, and what hangs on it, is drawn.</summary>
internal static class StageLook
{
    /// <summary>A stage before the one in which the entry waits that nobody did is one that it left out.</summary>
    public static string ClassOf(RegisterBook book, RegisterStage stage, IEnumerable<string> done, string? current) => ClassOf(
        done.Contains(stage.Key) ? StageStanding.Done
        : stage.Key == current ? StageStanding.Current
        : current is null || book.Stages.TakeWhile(one => one.Key != current).Contains(stage) ? StageStanding.Skipped
        : StageStanding.Ahead);

    public static string ClassOf(StageStanding standing) => standing switch
    {
        StageStanding.Ahead => "is-coming",
        StageStanding.Current => "is-now",
        StageStanding.Done => "is-done",
        StageStanding.Skipped => "is-skipped",
        StageStanding.GivenUp => "is-given-up",
        StageStanding.Unreached => "is-skipped",
    };

    public static Tone ToneOf(OccurrenceStanding standing) => standing switch
    {
        OccurrenceStanding.Upcoming => Tone.Neutral,
        OccurrenceStanding.Open => Tone.Info,
        OccurrenceStanding.Due => Tone.Warn,
        OccurrenceStanding.Done => Tone.Good,
        OccurrenceStanding.DoneLate => Tone.Warn,
        OccurrenceStanding.Missed => Tone.Bad,
    };
}
