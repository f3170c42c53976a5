namespace Portal.Live;

/// <summary>One state of a read model, shared by everybody who looks at it.</summary>
/// <typeparam name="T">Immutable read model.</typeparam>
/// <param name="Value">The read model.</param>
/// <param name="Version">Counts up with every load of this process.</param>
/// <param name="AsOf">The instant that the read model describes.</param>
public sealed record Versioned<T>(T Value, long Version, DateTimeOffset AsOf);
