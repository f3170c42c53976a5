using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Exchange;
using Portal.Exchange.Api;

namespace Portal.Features.Duty;

/// <summary>Takes a clocking from a terminal. Terminals lose events and have clocks of their own, so whatever can be read is taken.</summary>
public sealed class TakeClocking(PortalWriter writer, SiteZone zone) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.DutyManage;

    /// <summary>Takes the clocking of a JSON object with the columns of the import kind <c>presence</c>.</summary>
    /// <param name="sent">The object, and the terminal's key.</param>
    /// <param name="cancellationToken">Honoured until the writer's turn.</param>
    /// <returns>The clocking, and whether it is new; or what is wrong with a member.</returns>
    public async Task<Result<Taken>> RunAsync(SentObject sent, CancellationToken cancellationToken)
    {
        var row = JsonRow.Read(ImportKinds.Presence, sent.Body);
        if (PresenceRow.Read(row, zone) is not { } clocking)
        {
            return row.Problem!;
        }

        var isNew = false;
        var created = await writer.WriteAsync<TakeClocking, Created>(
            sent.Actor,
            (unit, token) => IdempotencyKeys.OnceAsync(
                unit,
                sent.IdempotencyKey,
                sent.Content,
                async () =>
                {
                    var taken = await TakeAsync(unit, clocking, token);
                    isNew = taken is { IsDone: true, Value.IsNew: true };
                    return taken.IsDone ? new Created(taken.Value.Clocking.Id.Value.ToString(), taken.Value.Clocking.Number.ToString()) : taken.Refusal;
                },
                token),
            cancellationToken);
        return created.IsDone ? new Taken(created.Value, isNew || sent.IdempotencyKey is not null) : created.Refusal;
    }

    private async Task<Result<(PresenceEvent Clocking, bool IsNew)>> TakeAsync(WriteUnit unit, PresenceRow clocking, CancellationToken cancellationToken)
    {
        var person = await unit.Db.Set<Person>().AsNoTracking().Where(one => one.Code == clocking.Staff).Select(one => (PersonId?)one.Id).SingleOrDefaultAsync(cancellationToken);
        if (person is null)
        {
            return DutyFeatureRefusals.PersonUnknown.With(clocking.Staff);
        }

        var post = await unit.Db.Set<Post>().AsNoTracking().Where(one => one.Code == clocking.Post).Select(one => (PostId?)one.Id).SingleOrDefaultAsync(cancellationToken);
        return post is null
            ? DutyFeatureRefusals.PostUnknown.With(clocking.Post)
            : await PresenceBook.EnterAsync(unit, zone, person.Value, post.Value, clocking.At, clocking.Kind, reason: null, cancellationToken);
    }
}
