using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Rulebook;
using Portal.Features.Settings;
using Portal.Packs;

namespace Portal.Features.Rules;

/// <summary>The site begins or ceases to live by a pack, from now on.</summary>
public sealed class SwitchPack(PortalWriter writer, PackLibrary library, IEnumerable<SettingDefinition> settings) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.SettingsManage;

    /// <summary>Switches it; a pack that already stands so is left as it is, one that was switched in this very instant is refused.</summary>
    public Task<Result> RunAsync(Actor actor, string pack, bool isOn, CancellationToken cancellationToken) =>
        writer.WriteAsync<SwitchPack>(
            actor,
            async (unit, token) =>
            {
                if (library.Packs.FirstOrDefault(one => one.Id == pack) is not { } found)
                {
                    return RulebookRefusals.UnknownPack;
                }

                if (found.Origin == PackOrigin.Portal)
                {
                    return RuleRefusals.AlwaysOn;
                }

                var rules = await unit.Db.SiteRulesAsync(library, settings, token);
                if (rules.IsOn(pack, unit.Now) != isOn)
                {
                    // Switches are told apart by their instant, to the millisecond; one that a clock set back would put before another would never hold.
                    var last = await unit.Db.Set<PackSwitchRow>().Where(row => row.Pack == pack).MaxAsync(row => (DateTimeOffset?)row.From, token);
                    if (last?.ToUnixTimeMilliseconds() >= unit.Now.ToUnixTimeMilliseconds())
                    {
                        return RuleRefusals.JustSwitched.With(last);
                    }

                    unit.Db.Add(new PackSwitchRow { Pack = pack, From = unit.Now, IsOn = isOn, ChangedBy = unit.Actor.Name });
                }

                return Result.Done;
            },
            cancellationToken);
}
