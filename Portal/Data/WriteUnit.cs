using System.Data.Common;

namespace Portal.Data;

/// <summary>One change under way: what a use case may touch while it holds the writer.</summary>
public sealed class WriteUnit
{
    private readonly HashSet<string> _topics = new(StringComparer.Ordinal);

    internal WriteUnit(PortalDb db, DbTransaction transaction, Actor actor, string action, DateTimeOffset now)
    {
        Db = db;
        Transaction = transaction;
        Actor = actor;
        Action = action;
        Now = now;
    }

    /// <summary>Tracks what is loaded; saved by the writer, never by the use case.</summary>
    public PortalDb Db { get; }

    /// <summary>Who changes.</summary>
    public Actor Actor { get; }

    /// <summary>The instant of the change.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The use case's name, as the audit entry keeps it.</summary>
    public string Action { get; }

    /// <summary>For prepared statements of <c>Data/</c>.</summary>
    internal DbTransaction Transaction { get; }

    internal string? Details { get; private set; }

    internal IReadOnlyCollection<string> Topics => _topics;

    /// <summary>Signals a topic after the commit. Mapped entities do this by themselves (<see cref="EntityAnnotations.Publishes{T}"/>).</summary>
    public void Publish(string topic) => _topics.Add(topic);

    /// <summary>Adds a JSON text to the audit entry: what the change tracker does not see, such as a bulk import.</summary>
    public void Record(string detailsJson) => Details = detailsJson;
}
