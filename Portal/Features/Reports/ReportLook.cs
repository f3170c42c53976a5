using Portal.App;
using Portal.App.Pieces;
using Portal.Domain.Kernel;
using Portal.Domain.Reports;

namespace Portal.Features.Reports;

/// <summary>How reports look: tones of their states, stretches of days, delays.</summary>
internal static class ReportLook
{
    public static Tone ToneOf(ReportStanding standing) => standing switch
    {
        ReportStanding.Upcoming => Tone.Neutral,
        ReportStanding.Open => Tone.Info,
        ReportStanding.Submitted => Tone.Good,
        ReportStanding.SubmittedLate => Tone.Warn,
        ReportStanding.Returned => Tone.Warn,
        ReportStanding.Missing => Tone.Bad,
    };

    public static Tone ToneOf(UpwardSheet sheet) => sheet.Report switch
    {
        { State: UpwardState.Reported } when sheet.Report.Kind.IsIncident() => Tone.Bad,
        { State: UpwardState.Reported } => Tone.Warn,
        { State: UpwardState.Acknowledged or UpwardState.Instructed } => Tone.Info,
        _ => Tone.Good,
    };

    public static string Days(ReportSpan span) =>
        span.From == span.To ? DayText.Of(span.From)
        : span.From.Year == span.To.Year ? $"{DayText.Of(span.From)} – {span.To.ToString("MM-dd", System.Globalization.CultureInfo.InvariantCulture)}"
        : $"{DayText.Of(span.From)} – {DayText.Of(span.To)}";

    public static string Delay(Texts texts, TimeSpan delay) =>
        delay < TimeSpan.FromHours(1)
            ? texts["upward.delay-minutes", (int)delay.TotalMinutes]
            : texts["upward.delay-hours", (int)delay.TotalHours, delay.Minutes];
}
