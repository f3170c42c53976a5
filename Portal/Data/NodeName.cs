namespace Portal.Data;

/// <summary>Names this process among the nodes of one database; its audit chain bears the name.</summary>
/// <param name="Value">Stable over restarts: <c>main</c> on SQLite, the machine and data directory on PostgreSQL.</param>
public sealed record NodeName(string Value);
