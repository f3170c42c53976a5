namespace Portal.Domain.Rulebook;

/// <summary>A value that a parameter takes at an instant and keeps until its next version.</summary>
/// <param name="Value">The value, in the parameter's unit; null switches off what it limits.</param>
/// <param name="ValidFrom">From this instant on (UTC), inclusive.</param>
public sealed record ParameterVersion(decimal? Value, DateTimeOffset ValidFrom);
