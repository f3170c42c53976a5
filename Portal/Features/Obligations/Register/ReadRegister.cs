using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.Rulebook;
using Portal.Features.Rules;
using Portal.Features.Settings;
using Portal.Packs;

namespace Portal.Features.Obligations.Register;

/// <summary>
/// Shows what was recorded for an obligation, with its totals. Who sees the figures of the house sees all of it; everybody
/// else what he did himself, and what was recorded of him.
/// </summary>
public sealed class ReadRegister(
    PortalReader reader, IAccess access, PackLibrary library, IEnumerable<SettingDefinition> settings, ThingBook things, SiteZone zone, TimeProvider clock) : IUseCase
{
    /// <summary>Longest period.</summary>
    public const int MostDays = 366;

    /// <inheritdoc/>
    public static string Right => Rights.DutyRead;

    /// <summary>The register of whole days of the site.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="obligation">Key of the obligation.</param>
    /// <param name="from">First day.</param>
    /// <param name="until">Last day.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<Result<EvidenceRegister>> RunAsync(Actor actor, string obligation, DateOnly from, DateOnly until, CancellationToken cancellationToken) =>
        reader.TryReadAsync<ReadRegister, EvidenceRegister>(
            actor,
            async (db, token) =>
            {
                if (until < from || until.DayNumber - from.DayNumber >= MostDays)
                {
                    return ObligationRefusals.PeriodWrong.With(MostDays);
                }

                var templates = library.Packs.SelectMany(pack => pack.Obligations).Where(one => !one.Evidence.IsSeenElsewhere()).ToDictionary(one => one.Key, StringComparer.Ordinal);
                if (!templates.TryGetValue(obligation, out var template))
                {
                    return ObligationRefusals.UnknownObligation;
                }

                var sight = access.Check(actor, Rights.StatisticsRead) is null ? RegisterSight.Everything : new RegisterSight(actor.Person);
                var reading = await RegisterReading.OpenAsync(db, library, settings, things, zone, clock.GetUtcNow(), sight, from, until, token);
                var register = await reading.ReadAsync(template, token);
                var parts = new List<EvidenceRegister>();
                foreach (var part in template.Summarises.Where(templates.ContainsKey))
                {
                    parts.Add(await reading.ReadAsync(templates[part], token));
                }

                return register with { Parts = parts, Together = [.. Together(parts)] };
            },
            cancellationToken);

    /// <summary>What can be chosen: the obligations of the packs that are on and that somebody closes.</summary>
    public Task<Result<IReadOnlyList<RegisterChoice>>> ChoicesAsync(Actor actor, CancellationToken cancellationToken) =>
        reader.ReadAsync<ReadRegister, IReadOnlyList<RegisterChoice>>(
            actor,
            async (db, token) =>
            {
                var rules = await db.SiteRulesAsync(library, settings, token);
                var now = clock.GetUtcNow();
                return
                [
                    .. from pack in rules.Packs
                       where rules.IsOn(pack.Id, now)
                       from one in pack.Obligations
                       where !one.Evidence.IsSeenElsewhere()
                       orderby one.Form.Items.Count == 0 && one.Summarises.Count == 0
                       select new RegisterChoice(pack.Name, one.Key, one.Name),
                ];
            },
            cancellationToken);

    private static IEnumerable<EvidenceTotals> Together(IReadOnlyList<EvidenceRegister> parts) =>
        from total in parts.SelectMany(part => part.Totals)
        group total.Item by (total.Item.Key, total.Item.Kind) into same
        where same.Skip(1).Any()
        select EvidenceTotals.Of(same.First(), parts.SelectMany(part => part.Facts), []);
}

/// <summary>An obligation whose register can be read.</summary>
/// <param name="Pack">Name of its pack.</param>
/// <param name="Key">Its key.</param>
/// <param name="Name">Its name.</param>
public sealed record RegisterChoice(Wording Pack, string Key, Wording Name);
