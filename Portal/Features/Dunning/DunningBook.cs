using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Fees;
using Portal.Domain.Fees.Dunning;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Features.Rules;
using Portal.Features.Settings;
using Portal.Live;
using Portal.Packs;

namespace Portal.Features.Dunning;

/// <summary>Every unit that owes, with how far its collection has come, on a site day.</summary>
/// <param name="Today">The day.</param>
/// <param name="Units">By building and code, 2 before 10.</param>
public sealed record DunningBook(DateOnly Today, IReadOnlyList<DunnedUnit> Units);

/// <summary>A unit that owes.</summary>
/// <param name="Id">The unit.</param>
/// <param name="Code">Its code (房号).</param>
/// <param name="Building">Building, or null.</param>
/// <param name="Steward">Its steward, or null.</param>
/// <param name="StewardName">Name of the steward, or null.</param>
/// <param name="Demands">What is collected from it, by due day.</param>
/// <param name="Steps">What is to be served next, each stage once with the earliest day it goes back to.</param>
public sealed record DunnedUnit(
    UnitId Id, string Code, string? Building, PersonId? Steward, string? StewardName, IReadOnlyList<Demand> Demands, IReadOnlyList<DunningStep> Steps)
{
    /// <summary>What it owes in all.</summary>
    public Money Open { get; } = new(Demands.Sum(demand => demand.Open.Fen));

    /// <summary>The months it owes for, ascending.</summary>
    public IReadOnlyList<Period> Months { get; } = [.. Demands.SelectMany(demand => demand.Periods).Distinct().Order()];

    /// <summary>How far the farthest of its demands has come.</summary>
    public DunningStage Stage { get; } = Demands.Max(demand => demand.Stage);

    /// <summary>The notices that hold, the latest first.</summary>
    public IEnumerable<DunningNotice> Notices => Demands.SelectMany(demand => demand.Notices).OrderByDescending(notice => notice.On).ThenByDescending(notice => notice.Stage);
}

/// <summary>The book of collection, read once for every open page.</summary>
public sealed class DunningSnapshot(
    PortalReader reader, PackLibrary library, IEnumerable<SettingDefinition> settings, SiteZone zone, LiveFeed feed, TimeProvider clock, ILogger<DunningSnapshot> logger)
    : Snapshot<DunningBook>(feed, clock, logger, Topics.Collection, Topics.Dunning, Topics.People, Topics.Rules, Topics.Settings)
{
    /// <inheritdoc/>
    protected override Task<DunningBook> LoadAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        reader.ReadAsync((db, token) => ReadAsync(db, zone.DateOf(now), token), cancellationToken);

    /// <inheritdoc/>
    protected override DateTimeOffset? NextChange(DunningBook value, DateTimeOffset now) => zone.ToInstant(zone.DateOf(now).AddDays(1));

    private async Task<DunningBook> ReadAsync(PortalDb db, DateOnly today, CancellationToken cancellationToken)
    {
        var days = (await db.SiteRulesAsync(library, settings, cancellationToken)).DunningDays(zone);
        var demands = await db.DemandsAsync(null, cancellationToken);
        var names = await db.Set<Person>().AsNoTracking().ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken);
        var units = await db.Set<Unit>()
            .OrderBy(unit => unit.Building!.Length).ThenBy(unit => unit.Building).ThenBy(unit => unit.Code.Length).ThenBy(unit => unit.Code)
            .Select(unit => new { unit.Id, unit.Code, unit.Building, unit.Steward })
            .ToListAsync(cancellationToken);
        return new DunningBook(
            today,
            [
                .. from unit in units
                   where demands.Contains(unit.Id)
                   let own = demands[unit.Id].ToList()
                   let steward = unit.Steward is { } person ? names.GetValueOrDefault(person) : null
                   select new DunnedUnit(unit.Id, unit.Code, unit.Building, unit.Steward, steward, own, Steps(own, today, days)),
            ]);
    }

    private static List<DunningStep> Steps(List<Demand> demands, DateOnly today, DunningDays days) =>
        [.. demands.SelectMany(demand => demand.Next(today, days)).GroupBy(step => step.Stage).OrderBy(own => own.Key).Select(own => own.OrderBy(step => step.Since).First())];
}
