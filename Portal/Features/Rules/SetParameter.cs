using Portal.App;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Rulebook;
using Portal.Features.Settings;
using Portal.Packs;

namespace Portal.Features.Rules;

/// <summary>
/// Publishes a new version of a parameter, and asks the people whom its clauses concern to confirm that they read it.
/// What was judged before keeps the version of its instant.
/// </summary>
public sealed class SetParameter(PortalWriter writer, PackLibrary library, IEnumerable<SettingDefinition> settings, Texts texts) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.SettingsManage;

    /// <summary>Sets the value from an instant on.</summary>
    /// <param name="actor">Who sets it.</param>
    /// <param name="key">Key of the parameter.</param>
    /// <param name="value">The value as typed; null or blank switches the parameter off.</param>
    /// <param name="from">From when; null means now. An earlier instant is refused.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<Result> RunAsync(Actor actor, string key, string? value, DateTimeOffset? from, CancellationToken cancellationToken) =>
        writer.WriteAsync<SetParameter>(
            actor,
            async (unit, token) =>
            {
                var rules = await unit.Db.SiteRulesAsync(library, settings, token);
                if (rules.Find(key) is not { } parameter)
                {
                    return RulebookRefusals.UnknownParameter;
                }

                if (settings.Any(setting => setting.Parameter == key))
                {
                    return RuleRefusals.CarriedBySetting;
                }

                // It has to fit each clause of the packs that are on, not only the first that knows it.
                var offers = rules.StandingOf(key, from ?? unit.Now).Offers.Select(offer => offer.Parameter).DefaultIfEmpty(parameter).ToArray();
                var read = string.IsNullOrWhiteSpace(value) ? default : offers[0].Read(value);
                if (!string.IsNullOrWhiteSpace(value) && offers.Select(offer => offer.Read(value).Refusal).FirstOrDefault(refusal => refusal is not null) is { } misfit)
                {
                    return misfit;
                }

                if (from < unit.Now)
                {
                    return RulebookRefusals.FromPast.With(unit.Now);
                }

                var version = new RuleVersionRow
                {
                    Key = key,
                    Number = rules.VersionsOf(key).Count() + 1,
                    Value = string.IsNullOrWhiteSpace(value) ? null : read.Value,
                    From = from ?? unit.Now,
                    ChangedAt = unit.Now,
                    ChangedBy = unit.Actor.Name,
                };
                unit.Db.Add(version);
                await unit.AskToReadAsync(texts, rules.With(version.ToDomain()), parameter, version.ToDomain(), token);
                return Result.Done;
            },
            cancellationToken);
}
