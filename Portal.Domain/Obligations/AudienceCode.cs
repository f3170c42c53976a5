namespace Portal.Domain.Obligations;

/// <summary>An audience as one word of data, e.g. <c>role:supervisor</c>, <c>on-duty:control-room</c>, <c>holder+superiors</c>.</summary>
public static class AudienceCode
{
    private const string OnDuty = "on-duty";
    private const string OnDutyAt = OnDuty + ":";
    private const string Role = "role:";
    private const string Holder = "holder";
    private const string Superiors = "superiors";
    private const char And = '+';

    /// <summary>The word of an audience.</summary>
    /// <exception cref="ArgumentException">A digest: its people are not a site's to choose.</exception>
    public static string Write(Audience audience) => audience switch
    {
        Audience.OnDuty { Kind: null } => OnDuty,
        Audience.OnDuty { Kind: { } kind } => OnDutyAt + kind,
        Audience.InRole { Role: var role } => Role + role,
        Audience.Holder => Holder,
        Audience.Superiors => Superiors,
        Audience.Several { Parts: var parts } => string.Join(And, parts.Select(Write)),
        _ => throw new ArgumentException("A digest chooses its people itself.", nameof(audience)),
    };

    /// <summary>The audience of a word; null when it is none.</summary>
    public static Audience? Read(string code)
    {
        Audience?[] parts = [.. code.Split(And).Select(ReadOne)];
        return parts.Contains(null) ? null : parts is [{ } single] ? single : new Audience.Several(parts!);
    }

    private static Audience? ReadOne(string code) => code switch
    {
        OnDuty => new Audience.OnDuty(null),
        Holder => new Audience.Holder(),
        Superiors => new Audience.Superiors(),
        _ when code.StartsWith(OnDutyAt, StringComparison.Ordinal) && PostKinds.All.Contains(code[OnDutyAt.Length..]) => new Audience.OnDuty(code[OnDutyAt.Length..]),
        _ when code.StartsWith(Role, StringComparison.Ordinal) && People.Roles.All.Any(role => role.Key == code[Role.Length..]) => new Audience.InRole(code[Role.Length..]),
        _ => null,
    };
}
