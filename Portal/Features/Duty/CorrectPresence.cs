using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Features.Duty;

/// <summary>
/// Says when somebody left whose presence lapsed. The clockings stay as they are; the correction is a new one, an
/// <c>out</c> between the last clocking and the lapse.
/// </summary>
public sealed class CorrectPresence(PortalWriter writer, SiteZone zone) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.DutyManage;

    /// <summary>Enters the missing <c>out</c>.</summary>
    /// <param name="actor">Who corrects.</param>
    /// <param name="person">Whose presence lapsed.</param>
    /// <param name="at">When the person left.</param>
    /// <param name="reason">How that is known.</param>
    /// <param name="cancellationToken">Honoured until the writer's turn.</param>
    public Task<Result<PresenceNumber>> RunAsync(Actor actor, PersonId person, DateTimeOffset at, string? reason, CancellationToken cancellationToken) =>
        writer.WriteAsync<CorrectPresence, PresenceNumber>(
            actor,
            async (unit, token) =>
            {
                var why = Reasons.Check(reason);
                if (!why.IsDone)
                {
                    return why.Refusal;
                }

                if (await FindLapseAsync(unit, person, token) is not { } lapsed)
                {
                    return DutyFeatureRefusals.NothingToCorrect;
                }

                var cut = at.CutToSecond();
                if (cut < lapsed.LastEventAt || cut > lapsed.LapsedAt)
                {
                    return DutyFeatureRefusals.CorrectionOutside.With(Text(lapsed.LastEventAt), Text(lapsed.LapsedAt));
                }

                var (clocking, isNew) = await PresenceBook.EnterAsync(unit, zone, person, lapsed.Post, cut, PresenceKind.Out, why.Value, token);
                return isNew ? clocking.Number : DutyFeatureRefusals.ClockedAlready;
            },
            cancellationToken);

    private async Task<LapsedPresence?> FindLapseAsync(WriteUnit unit, PersonId person, CancellationToken cancellationToken)
    {
        var rules = await DutyRules.ReadAsync(unit.Db, cancellationToken);
        var last = await unit.Db.Set<PresenceEvent>().Where(clocking => clocking.PersonId == person).MaxAsync(clocking => (DateTimeOffset?)clocking.At, cancellationToken);
        var after = (last ?? unit.Now) - rules.LongestLapse;
        var events = await unit.Db.Set<PresenceEvent>().AsNoTracking()
            .Where(clocking => clocking.PersonId == person && clocking.At > after && clocking.At <= unit.Now)
            .ToListAsync(cancellationToken);
        var record = new DutyRecord { Posts = [], Events = events, Zone = zone, LapseAt = rules.LapseAt };
        return new Coverage(record).LapsedAt(unit.Now).SingleOrDefault();
    }

    private string Text(DateTimeOffset at) => zone.ToSite(at).ToString("MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
