using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Handover;
using Portal.Domain.Kernel;

namespace Portal.Features.Handover;

/// <summary>Shows one handover.</summary>
public sealed class ReadHandover : IUseCase
{
    private readonly PortalReader _reader;
    private readonly HandoverLoader _loader;
    private readonly TimeProvider _clock;

    internal ReadHandover(PortalReader reader, HandoverLoader loader, TimeProvider clock) => (_reader, _loader, _clock) = (reader, loader, clock);

    /// <inheritdoc/>
    public static string Right => Rights.DutyRead;

    /// <summary>The handover with its turn, what it waits for, what it carries over and its log.</summary>
    public Task<Result<HandoverSheet>> RunAsync(Actor actor, HandoverId id, CancellationToken cancellationToken) =>
        _reader.TryReadAsync<ReadHandover, HandoverSheet>(
            actor,
            async (db, token) =>
            {
                if (await db.Set<ShiftHandover>().AsNoTracking().Whole().SingleOrDefaultAsync(one => one.Id == id, token) is not { } handover)
                {
                    return HandoverRefusals.Unknown;
                }

                var world = await _loader.LoadAsync(db, actor, handover.Start, _clock.GetUtcNow(), token);
                return await world.SheetAsync(db, world.Of(handover), handover, token);
            },
            cancellationToken);
}
