namespace Portal.Features.Access;

/// <summary>Where to go after a form: only ever inside the portal.</summary>
internal static class LocalUrl
{
    /// <summary>The address when it is a path of this site, else the fallback.</summary>
    public static string Or(string? address, string fallback) => IsLocal(address) ? address! : fallback;

    /// <summary>One leading slash, since browsers read two, or a slash and a backslash, as another host; no control characters, which they drop.</summary>
    public static bool IsLocal(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl);
}
