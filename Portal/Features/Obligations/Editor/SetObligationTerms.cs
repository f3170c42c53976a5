using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.Rulebook;
using Portal.Features.Rules;
using Portal.Features.Settings;
using Portal.Packs;

namespace Portal.Features.Obligations.Editor;

/// <summary>
/// Publishes what the site makes of an obligation, and asks the people whom its clauses concern to confirm that they read it.
/// What was due before keeps the terms of its own time.
/// </summary>
public sealed class SetObligationTerms(PortalWriter writer, PackLibrary library, IEnumerable<SettingDefinition> settings) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.SettingsManage;

    /// <summary>Publishes terms from an instant on; refused where they do not fit, or would reach nobody on this site.</summary>
    /// <param name="actor">Who publishes them.</param>
    /// <param name="key">Key of the obligation.</param>
    /// <param name="terms">The terms; without any the obligation is the pack's own again.</param>
    /// <param name="from">From when; null means now. An earlier instant is refused.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<Result> RunAsync(Actor actor, string key, ObligationTerms terms, DateTimeOffset? from, CancellationToken cancellationToken) =>
        writer.WriteAsync<SetObligationTerms>(
            actor,
            async (unit, token) =>
            {
                var rules = await unit.Db.SiteRulesAsync(library, settings, token);
                if (rules.Packs.FirstOrDefault(one => one.Obligations.Any(obligation => obligation.Key == key)) is not { } pack)
                {
                    return ObligationRefusals.UnknownObligation;
                }

                var own = pack.Obligations.First(obligation => obligation.Key == key);
                if (terms.Check(own) is { } refusal)
                {
                    return refusal;
                }

                if (from < unit.Now)
                {
                    return RulebookRefusals.FromPast.With(unit.Now);
                }

                var nobody = (await SiteAudiences.ReadAsync(unit.Db, token)).Empty(pack with { Obligations = [terms.ApplyTo(own)] })
                    .FirstOrDefault(empty => empty.Step is null ? terms.Audience is not null : terms.Ladder is not null);
                if (nobody is not null)
                {
                    return TermsRefusals.NobodyThere with { Field = nobody.Step is null ? "audience" : "ladder" };
                }

                var version = new TermsVersionRow
                {
                    Obligation = key,
                    Number = rules.TermsOf(key).Count() + 1,
                    Terms = TermsJson.Write(terms),
                    From = from ?? unit.Now,
                    ChangedAt = unit.Now,
                    ChangedBy = unit.Actor.Name,
                };
                unit.Db.Add(version);
                await unit.AskToReadAsync(rules.With(version.ToDomain()), pack, own, version.From, token);
                return Result.Done;
            },
            cancellationToken);
}
