using Portal.Data;
using Portal.Domain.Kernel;

namespace Portal.Features.Duty;

/// <summary>Shows the lanes and shifts of any day.</summary>
public sealed class ReadDutyDay(PortalReader reader, DutyRecordLoader loader, SiteZone zone, TimeProvider clock) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.DutyRead;

    /// <summary>A site day.</summary>
    public Task<Result<DutyDay>> RunAsync(Actor actor, DateOnly day, CancellationToken cancellationToken) =>
        reader.ReadAsync<ReadDutyDay, DutyDay>(
            actor,
            async (db, token) => DutyDay.Of(
                await loader.LoadAsync(db, zone.ToInstant(day), zone.ToInstant(day.AddDays(1)), token), day, clock.GetUtcNow()),
            cancellationToken);
}
