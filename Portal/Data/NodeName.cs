namespace Portal.Data;

/// <summary>Names this process among the nodes of one database; its audit chain bears the name.</summary>
/// <param name="Value">
/// Stable over restarts: <c>main</c> on SQLite; on PostgreSQL <c>Database:Node</c>, or the machine and its data directory.
/// One live process bears it, see <see cref="NodeNameTakenException"/>.
/// </param>
public sealed record NodeName(string Value);
