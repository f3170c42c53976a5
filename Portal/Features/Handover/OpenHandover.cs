using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Duty;
using Portal.Domain.Handover;
using Portal.Domain.Kernel;

namespace Portal.Features.Handover;

/// <summary>Begins the handover of one's turn.</summary>
public sealed class OpenHandover : IUseCase
{
    private readonly PortalWriter _writer;
    private readonly HandoverLoader _loader;

    internal OpenHandover(PortalWriter writer, HandoverLoader loader) => (_writer, _loader) = (writer, loader);

    /// <inheritdoc/>
    public static string Right => Rights.DutyClock;

    /// <summary>Begins it; a second one for the same turn is refused.</summary>
    /// <param name="actor">Somebody of the turn.</param>
    /// <param name="post">Where.</param>
    /// <param name="start">Begin of the turn (UTC).</param>
    /// <param name="cancellationToken">Honoured until the writer's turn.</param>
    public Task<Result<HandoverId>> RunAsync(Actor actor, PostId post, DateTimeOffset start, CancellationToken cancellationToken) =>
        _writer.WriteAsync<OpenHandover, HandoverId>(
            actor,
            async (unit, token) =>
            {
                if (HandoverInHand.SignerOf(actor) is not { } by)
                {
                    return HandoverFeatureRefusals.NotAPerson;
                }

                var world = await _loader.LoadAsync(unit.Db, actor, start, unit.Now, token);
                if (world.Find(post, start) is not { } turn)
                {
                    return HandoverRefusals.NoTurn;
                }

                if (await unit.Db.Set<ShiftHandover>().AnyAsync(one => one.PostId == post && one.Start == start, token))
                {
                    return HandoverRefusals.AlreadyOpened;
                }

                var opened = ShiftHandover.Open(TypedId.New<HandoverId>(unit.Now), turn, by, world.PartiesOf(turn), unit.Now);
                if (!opened.IsDone)
                {
                    return opened.Refusal;
                }

                unit.Db.Add(opened.Value);
                return opened.Value.Id;
            },
            cancellationToken);
}
