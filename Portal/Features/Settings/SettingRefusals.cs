using Portal.Domain.Kernel;

namespace Portal.Features.Settings;

/// <summary>Refusals about settings.</summary>
public static class SettingRefusals
{
    /// <summary>There is no setting of this name.</summary>
    public static readonly Refusal Unknown = new("settings.unknown");

    /// <summary>A version cannot hold from an instant that is over: it would judge anew what was before.</summary>
    public static readonly Refusal InThePast = new("settings.in-the-past", "validFrom");

    /// <summary>The value is outside {0} to {1}.</summary>
    public static readonly Refusal OutOfRange = new("settings.out-of-range", "value");
}
