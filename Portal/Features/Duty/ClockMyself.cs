using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Features.Duty;

/// <summary>Clocks the signed-in person in, away, back or out, now.</summary>
public sealed class ClockMyself(PortalWriter writer, DutyRecordLoader loader, SiteZone zone) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.DutyClock;

    /// <summary>Takes the clocking.</summary>
    /// <param name="actor">Who clocks; needs a person behind the account.</param>
    /// <param name="kind">What.</param>
    /// <param name="post">Where to clock in; the other three are about the post where the person is.</param>
    /// <param name="cancellationToken">Honoured until the writer's turn.</param>
    /// <returns>The clocking's number, or why the person's state does not allow it.</returns>
    public Task<Result<PresenceNumber>> RunAsync(Actor actor, PresenceKind kind, PostId? post, CancellationToken cancellationToken) =>
        writer.WriteAsync<ClockMyself, PresenceNumber>(
            actor,
            async (unit, token) =>
            {
                if (unit.Actor.Person is not { } person)
                {
                    return DutyFeatureRefusals.NotAPerson;
                }

                var place = PlaceOf(await StateAsync(unit, person, token), kind, post);
                if (!place.IsDone)
                {
                    return place.Refusal;
                }

                if (!await unit.Db.Set<Post>().AnyAsync(known => known.Id == place.Value, token))
                {
                    return DutyFeatureRefusals.PostMissing;
                }

                if (kind is PresenceKind.Out && await IsNeededAsync(unit, person, place.Value, token) is { } needed)
                {
                    return needed;
                }

                var (clocking, isNew) = await PresenceBook.EnterAsync(unit, zone, person, place.Value, unit.Now, kind, reason: null, token);
                return isNew ? clocking.Number : DutyFeatureRefusals.ClockedAlready;
            },
            cancellationToken);

    private static Result<PostId> PlaceOf(PersonState? state, PresenceKind kind, PostId? post) => (kind, state) switch
    {
        (PresenceKind.In, _) when post is null => DutyFeatureRefusals.PostMissing,
        (PresenceKind.In, { Away: false }) when state.Post == post => DutyFeatureRefusals.AlreadyIn,
        (PresenceKind.In, _) => post!.Value,
        (_, null) => DutyFeatureRefusals.NotAtPost,
        (PresenceKind.Away, { Away: true }) => DutyFeatureRefusals.AlreadyAway,
        (PresenceKind.Back, { Away: false }) => DutyFeatureRefusals.NotAway,
        _ => state.Post,
    };

    /// <summary>As long as the incoming person has not reached the desk, the outgoing person may not leave it .</summary>
    private async Task<Refusal?> IsNeededAsync(WriteUnit unit, PersonId person, PostId post, CancellationToken cancellationToken)
    {
        var data = await loader.LoadAsync(unit.Db, unit.Now, unit.Now, cancellationToken);
        return data.Rules.OutgoingWaits.At(unit.Now) > 0
            && ClockPolicy.Judge(data.Coverage, person, data.Posts[post], PresenceKind.Out, unit.Now).Contains(ClockWarning.LeavesGap)
                ? DutyFeatureRefusals.SuccessorMissing.With(data.Posts[post].Name)
                : null;
    }

    // The person's own clockings say where the person is; nothing else needs to be read while others wait to write.
    private async Task<PersonState?> StateAsync(WriteUnit unit, PersonId person, CancellationToken cancellationToken)
    {
        var rules = await DutyRules.ReadAsync(unit.Db, cancellationToken);
        var after = unit.Now - rules.LongestLapse;
        var events = await unit.Db.Set<PresenceEvent>().AsNoTracking()
            .Where(clocking => clocking.PersonId == person && clocking.At > after && clocking.At <= unit.Now)
            .ToListAsync(cancellationToken);
        return new Coverage(new DutyRecord { Posts = [], Events = events, Zone = zone, LapseAt = rules.LapseAt }).StateOf(person, unit.Now);
    }
}
