using Portal.Data;

namespace Portal.Features.Settings;

/// <summary>Hears of a setting that changes, in the unit of work that changes it.</summary>
public interface ISettingHearer
{
    /// <summary>Whether even the value that holds anyhow would say something new from an instant on: nobody has chosen it yet.</summary>
    Task<bool> IsUndecidedAsync(WriteUnit unit, SettingDefinition setting, DateTimeOffset from, CancellationToken cancellationToken);

    /// <summary>Does what follows from the new value.</summary>
    Task HearAsync(WriteUnit unit, SettingDefinition setting, decimal? value, DateTimeOffset from, CancellationToken cancellationToken);
}
