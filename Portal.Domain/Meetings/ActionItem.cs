using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Domain.Meetings;

/// <summary>What is to be done, by whom and by when.</summary>
/// <param name="Text">Content (内容).</param>
/// <param name="Owner">Person in charge (责任人).</param>
/// <param name="Due">Last day (限期), a day of the site.</param>
/// <param name="Goal">Goal (目标) [B-057], or null.</param>
/// <param name="Requirement">Requirement (要求) [B-057], or null.</param>
public sealed record ActionOrder(string? Text, PersonId? Owner, DateOnly? Due, string? Goal = null, string? Requirement = null);

/// <summary>Something decided in a meeting that somebody does by a day, and reports [B-063, B-079].</summary>
public sealed class ActionItem
{
    private ActionItem()
    {
    }

    /// <summary>Identity.</summary>
    public ActionItemId Id { get; private set; }

    /// <summary>The meeting that decided it.</summary>
    public MeetingId MeetingId { get; private set; }

    /// <summary>Kind of that meeting.</summary>
    public MeetingKind Kind { get; private set; }

    /// <summary>The line of the agenda it came from, or null.</summary>
    public AgendaItemId? From { get; private set; }

    /// <summary>Content.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Goal, or null.</summary>
    public string? Goal { get; private set; }

    /// <summary>Requirement, or null.</summary>
    public string? Requirement { get; private set; }

    /// <summary>Person in charge.</summary>
    public PersonId Owner { get; private set; }

    /// <summary>Last day, a day of the site.</summary>
    public DateOnly Due { get; private set; }

    /// <summary>The end of that day (UTC): from then on it is late.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>When it was first reported (UTC), or null.</summary>
    public DateTimeOffset? ReportedAt { get; private set; }

    /// <summary>Whether it was ever reported as not completed.</summary>
    public bool WasNotCompleted { get; private set; }

    /// <summary>When it was completed (UTC), or null.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>The result last reported.</summary>
    public string? Outcome { get; private set; }

    /// <summary>Who reported it last.</summary>
    public string? ReportedBy { get; private set; }

    /// <summary>Decides it; refused without a matter, a person in charge or a deadline [B-063, E-014].</summary>
    public static Result<ActionItem> Decide(Meeting meeting, ActionOrder order, AgendaItemId? from, SiteZone zone, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(order.Text))
        {
            return MeetingRefusals.MatterMissing;
        }

        if (order.Owner is not { } owner)
        {
            return MeetingRefusals.OwnerMissing;
        }

        if (order.Due is not { } due)
        {
            return MeetingRefusals.DeadlineMissing;
        }

        if (due < zone.DateOf(meeting.Start))
        {
            return MeetingRefusals.DeadlinePassed;
        }

        return new ActionItem
        {
            Id = TypedId.New<ActionItemId>(now),
            MeetingId = meeting.Id,
            Kind = meeting.Kind,
            From = from,
            Text = order.Text.Trim(),
            Goal = order.Goal?.Trim(),
            Requirement = order.Requirement?.Trim(),
            Owner = owner,
            Due = due,
            DueAt = zone.ToInstant(due.AddDays(1)),
        };
    }

    /// <summary>Reports the result [B-079]. What is reported as not completed stays open.</summary>
    public Result Report(bool isCompleted, string? result, string by, DateTimeOffset now)
    {
        if (ClosedAt is not null)
        {
            return MeetingRefusals.AlreadyClosed;
        }

        if (string.IsNullOrWhiteSpace(result))
        {
            return MeetingRefusals.ResultMissing;
        }

        ReportedAt ??= now;
        (Outcome, ReportedBy) = (result.Trim(), by);
        if (isCompleted)
        {
            ClosedAt = now;
        }
        else
        {
            WasNotCompleted = true;
        }

        return Result.Done;
    }

    /// <summary>
    /// Whether it deserves its one warning by an instant [B-080]: not reported by its deadline, or reported as not
    /// completed, or both, which is one fault still.
    /// </summary>
    public bool DeservesWarning(DateTimeOffset now) => WasNotCompleted || (ReportedAt ?? now) >= DueAt;

    /// <summary>Whole days that it is late, shown until it is closed [E-015]; 0 while it is not.</summary>
    public int DaysLate(SiteZone zone, DateTimeOffset now) =>
        ClosedAt is null && now >= DueAt ? zone.DateOf(now).DayNumber - Due.DayNumber : 0;
}
