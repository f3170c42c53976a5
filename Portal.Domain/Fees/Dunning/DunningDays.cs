namespace Portal.Domain.Fees.Dunning;

/// <summary>The numbers of the site by which collection goes on; the documents leave both open.</summary>
/// <param name="Reminder"><c>fee_reminder_after_days</c>: days after the due day until the reminder has to be out [B-152].</param>
/// <param name="Deadline"><c>fee_deadline_notice_after_days</c>: days from the reminder to the deadline-payment notice [B-153].</param>
public sealed record DunningDays(DaysOverTime Reminder, DaysOverTime Deadline)
{
    /// <summary>Nothing set.</summary>
    public static DunningDays Unset { get; } = new(DaysOverTime.Off, DaysOverTime.Off);
}

/// <summary>A notice that is to be served next.</summary>
/// <param name="Stage">The stage that it brings about.</param>
/// <param name="Since">First site day on which it is; null for the payment notice, which is due with the bill.</param>
/// <param name="By">Last site day on which it is in time; null where the site set none.</param>
public sealed record DunningStep(DunningStage Stage, DateOnly? Since = null, DateOnly? By = null)
{
    /// <summary>Whether its last day is past.</summary>
    public bool IsLate(DateOnly today) => By < today;
}
