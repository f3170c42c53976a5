using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;

namespace Portal.Features.Settings;

/// <summary>
/// Sets a number of the rules for this site, from now or a later instant on. What is judged about an earlier instant keeps
/// the version of that instant.
/// </summary>
public sealed class ChangeSetting(PortalWriter writer, IEnumerable<SettingDefinition> definitions, IEnumerable<ISettingHearer> hearers) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.SettingsManage;

    /// <summary>Sets the value; refused outside the definition's range and before now.</summary>
    /// <param name="actor">Who sets it.</param>
    /// <param name="name">Name of the setting.</param>
    /// <param name="value">The value in the setting's unit; null switches off what may be off.</param>
    /// <param name="validFrom">From when it holds, or null for now.</param>
    /// <param name="cancellationToken">Honoured until the change starts.</param>
    public Task<Result> RunAsync(Actor actor, string name, decimal? value, DateTimeOffset? validFrom, CancellationToken cancellationToken) =>
        writer.WriteAsync<ChangeSetting>(
            actor,
            async (unit, token) =>
            {
                if (definitions.FirstOrDefault(one => one.Name == name) is not { } definition)
                {
                    return SettingRefusals.Unknown;
                }

                if (value is null ? !definition.MayBeOff : value < definition.Least || value > definition.Most)
                {
                    return SettingRefusals.OutOfRange.With(definition.Least, definition.Most);
                }

                if (validFrom < unit.Now)
                {
                    return SettingRefusals.InThePast;
                }

                var from = validFrom ?? unit.Now;
                var decides = false;
                foreach (var hearer in hearers)
                {
                    decides |= await hearer.IsUndecidedAsync(unit, definition, from, token);
                }

                if (await SetAsync(unit, definition, value, from, decides, token))
                {
                    foreach (var hearer in hearers)
                    {
                        await hearer.HearAsync(unit, definition, value, from, token);
                    }
                }

                return Result.Done;
            },
            cancellationToken);

    /// <summary>Adds or replaces a version.</summary>
    /// <returns>Whether that changed anything.</returns>
    private static async Task<bool> SetAsync(WriteUnit unit, SettingDefinition definition, decimal? value, DateTimeOffset from, bool decides, CancellationToken cancellationToken)
    {
        var versions = await unit.Db.Set<Setting>().Where(one => one.Name == definition.Name).OrderBy(one => one.ValidFrom).ToListAsync(cancellationToken);
        if (versions.Find(one => one.ValidFrom == from) is { } same)
        {
            var changes = same.Value != value;
            (same.Value, same.ChangedAt, same.ChangedBy) = (value, unit.Now, unit.Actor.Name);
            return changes;
        }

        var before = versions.FindLast(one => one.ValidFrom < from);
        if (!decides && (before is null ? definition.Default : before.Value) == value)
        {
            return false;
        }

        unit.Db.Add(new Setting { Name = definition.Name, ValidFrom = from, Value = value, ChangedAt = unit.Now, ChangedBy = unit.Actor.Name });
        return true;
    }
}
