using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;

namespace Portal.Features.Settings;

/// <summary>Sets a number of the rules for this site; the audit entry keeps the one before.</summary>
public sealed class ChangeSetting(PortalWriter writer, IEnumerable<SettingDefinition> definitions) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.SettingsManage;

    /// <summary>Sets the value; refused outside the definition's range.</summary>
    public Task<Result> RunAsync(Actor actor, string name, decimal value, CancellationToken cancellationToken) =>
        writer.WriteAsync<ChangeSetting>(
            actor,
            async (unit, token) =>
            {
                if (definitions.FirstOrDefault(one => one.Name == name) is not { } definition)
                {
                    return SettingRefusals.Unknown;
                }

                if (value < definition.Least || value > definition.Most)
                {
                    return SettingRefusals.OutOfRange.With(definition.Least, definition.Most);
                }

                var setting = await unit.Db.Set<Setting>().SingleOrDefaultAsync(one => one.Name == name, token);
                if (setting is null)
                {
                    unit.Db.Add(new Setting { Name = name, Value = value, ChangedAt = unit.Now, ChangedBy = unit.Actor.Name });
                }
                else if (setting.Value != value)
                {
                    (setting.Value, setting.ChangedAt, setting.ChangedBy) = (value, unit.Now, unit.Actor.Name);
                }

                return Result.Done;
            },
            cancellationToken);
}
