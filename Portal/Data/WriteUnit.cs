using System.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Portal.Data;

/// <summary>One change under way: what a use case may touch while it holds the writer.</summary>
public sealed class WriteUnit
{
    private readonly HashSet<string> _topics = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _inserted = new(StringComparer.Ordinal);
    private readonly IDatabaseEngine _engine;

    internal WriteUnit(IDatabaseEngine engine, PortalDb db, DbTransaction transaction, Actor actor, string action, DateTimeOffset now)
    {
        _engine = engine;
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

    internal IReadOnlyDictionary<string, long> Inserted => _inserted;

    internal IReadOnlyCollection<string> Topics => _topics;

    /// <summary>Signals a topic after the commit. Mapped entities do this by themselves (<see cref="EntityAnnotations.Publishes{T}"/>).</summary>
    public void Publish(string topic) => _topics.Add(topic);

    /// <summary>Adds a JSON text to the audit entry: what the change tracker does not see, such as a bulk import.</summary>
    public void Record(string detailsJson) => Details = detailsJson;

    /// <summary>
    /// Writes many new rows at once, past the change tracker: prepared statements on SQLite, COPY on PostgreSQL, columns
    /// and conversions as the model has them. The audit entry says how many rows of which entity;
    /// <see cref="Record"/> what they were. Save tracked rows that these refer to first.
    /// </summary>
    /// <param name="rows">New entities with their keys set; read once, and must not query the unit's database meanwhile.</param>
    /// <param name="cancellationToken">Honoured between rows.</param>
    /// <returns>How many rows were written.</returns>
    public async Task<long> BulkInsertAsync<TEntity>(IEnumerable<TEntity> rows, CancellationToken cancellationToken)
        where TEntity : class
    {
        var type = TypeOf<TEntity>();
        return Count(type, await _engine.InsertAsync(Transaction, BulkTable.Of(type), rows, cancellationToken));
    }

    /// <summary>
    /// Writes those of many rows that no key and no unique index forbids, as <see cref="BulkInsertAsync"/> does: asked again,
    /// it changes nothing.
    /// </summary>
    /// <returns>The rows that were written.</returns>
    public async Task<IReadOnlyList<TEntity>> BulkInsertNewAsync<TEntity>(IEnumerable<TEntity> rows, CancellationToken cancellationToken)
        where TEntity : class
    {
        var type = TypeOf<TEntity>();
        var inserted = await _engine.InsertNewAsync(Transaction, BulkTable.Of(type), rows, cancellationToken);
        Count(type, inserted.Count);
        return [.. inserted.Cast<TEntity>()];
    }

    /// <summary>
    /// Sets some properties of many stored rows at once, past the change tracker; for balances whose reasons are rows
    /// of their own in the same unit. The audit entry counts nothing: it names the rows that are the reasons.
    /// </summary>
    /// <param name="rows">Entities that are in the database; read once.</param>
    /// <param name="properties">Names of the properties to store.</param>
    /// <param name="cancellationToken">Honoured between rows.</param>
    /// <returns>How many rows were changed.</returns>
    public async Task<long> BulkUpdateAsync<TEntity>(
        IEnumerable<TEntity> rows, IReadOnlyList<string> properties, CancellationToken cancellationToken)
        where TEntity : class
    {
        var type = TypeOf<TEntity>();
        var table = BulkTable.Of(type);
        var count = await _engine.UpdateAsync(Transaction, table, table.Of(properties), rows, cancellationToken);
        if (count > 0 && type.Topic() is { } topic)
        {
            Publish(topic);
        }

        return count;
    }

    private IEntityType TypeOf<TEntity>() =>
        Db.Model.FindEntityType(typeof(TEntity)) ?? throw new NotSupportedException($"{typeof(TEntity).Name} is not in the model.");

    private long Count(IEntityType type, long count)
    {
        if (count > 0 && !type.IsUnaudited())
        {
            _inserted[type.ShortName()] = _inserted.GetValueOrDefault(type.ShortName()) + count;
        }

        if (count > 0 && type.Topic() is { } topic)
        {
            Publish(topic);
        }

        return count;
    }
}
