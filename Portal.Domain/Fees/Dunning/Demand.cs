using Portal.Domain.Kernel;

namespace Portal.Domain.Fees.Dunning;

/// <summary>
/// What a unit owes on its bills of one due day: the thing that is collected step by step. It is there while one of the bills
/// is open; payment in full ends it.
/// </summary>
/// <param name="Unit">The unit.</param>
/// <param name="Due">Due day of the bills (site date).</param>
/// <param name="Open">What they still owe.</param>
/// <param name="Periods">The months that are owed for, ascending.</param>
/// <param name="Notices">The notices about it that hold, in any order; withdrawn ones are left out.</param>
public sealed record Demand(UnitId Unit, DateOnly Due, Money Open, IReadOnlyList<Period> Periods, IReadOnlyList<DunningNotice> Notices)
{
    /// <summary>The last notice; null while there is none.</summary>
    public DunningNotice? Last => Notices.MaxBy(notice => notice.Stage);

    /// <summary>How far collection has come.</summary>
    public DunningStage Stage => Last?.Stage ?? DunningStage.Billed;

    /// <summary>Whether its due day is past [B-152].</summary>
    public bool IsOverdue(DateOnly day) => Due < day;

    /// <summary>
    /// What is to be served next as of a site day. The payment notice is due with the bill, until it is recorded or overtaken
    /// [B-150]; the reminder from the day after the due day on [B-152]; the deadline-payment notice so many days after the
    /// reminder as the site set, and never while it set none [B-153].
    /// </summary>
    public IEnumerable<DunningStep> Next(DateOnly today, DunningDays days)
    {
        ArgumentNullException.ThrowIfNull(days);
        if (Stage == DunningStage.Billed)
        {
            yield return new DunningStep(DunningStage.Notified);
        }

        if (Stage < DunningStage.Reminded && IsOverdue(today))
        {
            var since = Due.AddDays(1);
            yield return new DunningStep(DunningStage.Reminded, since, days.Reminder.DueAfter(since));
        }

        if (Stage == DunningStage.Reminded && days.Deadline.DueAfter(Last!.On) is { } due && due <= today)
        {
            yield return new DunningStep(DunningStage.DeadlineNotified, due);
        }
    }

    /// <summary>Why a notice of a stage cannot be recorded with a date; null when it can.</summary>
    /// <param name="stage">The stage that the notice brings about.</param>
    /// <param name="on">Day on which it was served (site date).</param>
    /// <param name="unit">Code of the unit, for the sentence.</param>
    public Refusal? Check(DunningStage stage, DateOnly on, string unit) =>
        stage == DunningStage.Billed ? DunningRefusals.StageUnknown
        : Stage >= stage ? DunningRefusals.AlreadyReached.With(unit)
        : stage == DunningStage.DeadlineNotified && Stage < DunningStage.Reminded ? DunningRefusals.ReminderSkipped.With(unit)
        : stage == DunningStage.Reminded && !IsOverdue(on) ? DunningRefusals.NotOverdue.With(unit, Due)
        : on < Last?.On ? DunningRefusals.BeforePrevious.With(unit, Last.On)
        : null;
}
