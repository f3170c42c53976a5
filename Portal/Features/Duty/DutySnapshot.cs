using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Live;

namespace Portal.Features.Duty;

/// <summary>Duty now, loaded once for everybody who looks.</summary>
public sealed class DutySnapshot(
    LiveFeed feed, TimeProvider clock, ILogger<DutySnapshot> logger, PortalReader reader, DutyRecordLoader loader, SiteZone zone)
    : Snapshot<DutyBoard>(feed, clock, logger, Topics.Coverage, Topics.People, Topics.Settings)
{
    /// <summary>How many days of coming shifts the board holds, today included: what phones show needs no query of its own.</summary>
    public const int DaysAhead = 14;

    /// <inheritdoc/>
    protected override async Task<DutyBoard> LoadAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = zone.DateOf(now);
        return await reader.ReadAsync(
            async (db, token) =>
            {
                var data = await loader.LoadAsync(db, zone.ToInstant(today.AddDays(-2)), zone.ToInstant(today.AddDays(DaysAhead)), token);
                return DutyBoard.Of(data, await LapsedPresences.ReadAsync(db, data.Rules, now, token), now);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    protected override DateTimeOffset? NextChange(DutyBoard value, DateTimeOffset now) => value.NextChange;
}
