using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Conduct;
using Portal.Domain.Kernel;
using Portal.Domain.Meetings;

namespace Portal.Features.Meetings;

/// <summary>
/// Makes the proposed penalties say what a meeting's breaches say: each once for a person, with the amount of the day of
/// the meeting. A corrected mark withdraws its proposal; it is never deleted.
/// </summary>
internal static class ProposePenalties
{
    public static string SourceOf(MeetingId meeting) => $"meeting:{meeting.Value:N}";

    public static string SourceOf(ActionItemId item) => $"action-item:{item.Value:N}";

    /// <summary>Fines for breaches of a meeting's discipline [B-076 to B-078].</summary>
    public static async Task ProposeAsync(this WriteUnit unit, Meeting meeting, MeetingRules rules, CancellationToken cancellationToken)
    {
        var source = SourceOf(meeting.Id);
        var known = await unit.Db.Set<ProposedPenalty>().Where(one => one.Source == source).ToListAsync(cancellationToken);
        var wanted = (from violation in meeting.Violations()
                      let amount = rules.Fine(violation.Offence, meeting.Start)
                      where amount is not null
                      select (violation.Person, violation.Offence, Name: OffenceOf(violation.Offence), Amount: amount)).ToList();
        foreach (var one in wanted)
        {
            if (known.Find(penalty => penalty.Person == one.Person && penalty.Offence == one.Name) is { } again)
            {
                again.Renew();
                continue;
            }

            unit.Db.Add(new ProposedPenalty
            {
                Id = TypedId.New<PenaltyId>(unit.Now),
                Person = one.Person,
                Offence = one.Name,
                Source = source,
                Kind = PenaltyKind.Fine,
                Amount = one.Amount,
                Citation = rules.Cite(one.Offence.Clause(), meeting.Start),
                ProposedAt = unit.Now,
                ProposedBy = unit.Actor.Name,
                Link = MeetingData.Href(meeting.Id),
            });
        }

        foreach (var gone in known.Where(penalty => !wanted.Exists(one => one.Person == penalty.Person && one.Name == penalty.Offence)))
        {
            gone.Withdraw(unit.Now);
        }
    }

    /// <summary>The one warning for an action item that deserves it [B-080]; a second call adds nothing.</summary>
    /// <returns>Whether it was proposed now.</returns>
    public static async Task<bool> WarnAsync(this WriteUnit unit, ActionItem item, MeetingRules rules, CancellationToken cancellationToken)
    {
        var source = SourceOf(item.Id);
        if (!item.DeservesWarning(unit.Now) || !rules.WarnsOfOverdueItems(item.DueAt)
            || await unit.Db.Set<ProposedPenalty>().AnyAsync(one => one.Source == source, cancellationToken))
        {
            return false;
        }

        unit.Db.Add(new ProposedPenalty
        {
            Id = TypedId.New<PenaltyId>(unit.Now),
            Person = item.Owner,
            Offence = "action-item-overdue",
            Source = source,
            Kind = PenaltyKind.Warning,
            Citation = rules.Cite("B-080", item.DueAt),
            ProposedAt = unit.Now,
            ProposedBy = unit.Actor.Name,
            Link = MeetingData.Href(item.MeetingId),
        });
        return true;
    }

    /// <summary>Name of an offence in the data.</summary>
    public static string OffenceOf(MeetingOffence offence) => offence switch
    {
        MeetingOffence.Late => "meeting-late",
        MeetingOffence.LeftEarly => "meeting-left-early",
        MeetingOffence.Absent => "meeting-absent",
        MeetingOffence.Disruption => "meeting-disruption",
        MeetingOffence.ExitWithoutConsent => "meeting-exit-without-consent",
        MeetingOffence.ReceivedGuest => "meeting-guest",
    };
}
