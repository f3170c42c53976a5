using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Features.Duty;

/// <summary>A clocking that a supervisor enters for somebody.</summary>
/// <param name="Person">For whom.</param>
/// <param name="Post">Where.</param>
/// <param name="At">When; not in the future.</param>
/// <param name="Kind">What.</param>
/// <param name="Reason">Why it is entered by hand.</param>
public sealed record HandEntry(PersonId Person, PostId Post, DateTimeOffset At, PresenceKind Kind, string? Reason);

/// <summary>Enters a clocking for somebody else, with the reason.</summary>
public sealed class RecordPresence(PortalWriter writer, SiteZone zone) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.DutyManage;

    /// <summary>Enters it.</summary>
    public Task<Result<PresenceNumber>> RunAsync(Actor actor, HandEntry entry, CancellationToken cancellationToken) =>
        writer.WriteAsync<RecordPresence, PresenceNumber>(
            actor,
            async (unit, token) =>
            {
                var reason = Reasons.Check(entry.Reason);
                var refusal = reason.Refusal
                    ?? (entry.At > unit.Now ? DutyFeatureRefusals.InFuture : null)
                    ?? (await unit.Db.Set<Person>().AnyAsync(one => one.Id == entry.Person, token) ? null : DutyFeatureRefusals.PersonMissing)
                    ?? (await unit.Db.Set<Post>().AnyAsync(one => one.Id == entry.Post, token) ? null : DutyFeatureRefusals.PostMissing);
                if (refusal is not null)
                {
                    return refusal;
                }

                var (clocking, isNew) = await PresenceBook.EnterAsync(unit, zone, entry.Person, entry.Post, entry.At, entry.Kind, reason.Value, token);
                return isNew ? clocking.Number : DutyFeatureRefusals.ClockedAlready;
            },
            cancellationToken);
}
