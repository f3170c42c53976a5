using System.Data.Common;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Kernel;
using Portal.Live;

namespace Portal.Data;

/// <summary>
/// The one writer. Units of work queue here and run one at a time on the only read-write connection; those that wait
/// together share one commit, each behind a save point of its own. A unit that is refused or throws leaves nothing.
/// Callers get their answer after the commit, and the topics of what changed are signalled after that.
/// </summary>
public sealed class PortalWriter : IAsyncDisposable
{
    private const int LargestGroup = 256;
    private static readonly TimeSpan LongestMigrationStep = TimeSpan.FromHours(6);

    private readonly Channel<QueuedUnit> _queue = Channel.CreateUnbounded<QueuedUnit>(new() { SingleReader = true });
    private readonly ChangeDescription _description = new();
    private readonly IServiceProvider _services;
    private readonly IDatabaseEngine _engine;
    private readonly IAccess _access;
    private readonly LiveFeed _feed;
    private readonly TimeProvider _clock;
    private readonly ILogger<PortalWriter> _logger;
    private readonly AuditChain _audit;
    private readonly Task _loop;
    private DbConnection? _connection;
    private PortalDb? _db;
    private WriteUnit? _unit;

    /// <summary>Starts the loop; the connection is opened with the first unit.</summary>
    public PortalWriter(
        IServiceProvider services, IDatabaseEngine engine, IAccess access, LiveFeed feed, NodeName node, TimeProvider clock, ILogger<PortalWriter> logger)
    {
        _services = services;
        _engine = engine;
        _access = access;
        _feed = feed;
        _clock = clock;
        _logger = logger;
        _audit = new AuditChain(node.Value);
        _loop = Task.Run(RunAsync);
    }

    /// <summary>Head of this node's audit chain, as committed.</summary>
    public AuditHead AuditHead => _audit.Committed;

    /// <summary>Checks the right of the use case, then runs the unit in a transaction.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="unit">Loads, decides and changes tracked entities; a refusal rolls everything back.</param>
    /// <param name="cancellationToken">Honoured until the unit starts, and handed to it.</param>
    public Task<Result<T>> WriteAsync<TUseCase, T>(
        Actor actor, Func<WriteUnit, CancellationToken, Task<Result<T>>> unit, CancellationToken cancellationToken)
        where TUseCase : IUseCase
    {
        if (_access.Check(actor, TUseCase.Right) is { } refusal)
        {
            return Task.FromResult<Result<T>>(refusal);
        }

        var queued = new QueuedUnit<T>(typeof(TUseCase).Name, actor, unit, cancellationToken);
        return _queue.Writer.TryWrite(queued)
            ? queued.Task
            : throw new ObjectDisposedException(nameof(PortalWriter));
    }

    /// <inheritdoc cref="WriteAsync{TUseCase,T}"/>
    public async Task<Result> WriteAsync<TUseCase>(
        Actor actor, Func<WriteUnit, CancellationToken, Task<Result>> unit, CancellationToken cancellationToken)
        where TUseCase : IUseCase
    {
        var result = await WriteAsync<TUseCase, bool>(
            actor,
            async (write, token) => (await unit(write, token)).Refusal is { } refusal ? refusal : true,
            cancellationToken);
        return result.IsDone ? Result.Done : result.Refusal;
    }

    /// <summary>Opens the database, clears a killed migration and brings the schema up to date.</summary>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var connection = await _engine.OpenWriterAsync(cancellationToken);
        await _engine.PrepareMigrationAsync(connection, cancellationToken);
        await using var db = NewContext(connection);
        db.Database.SetCommandTimeout(LongestMigrationStep);
        // Migrating builds the whole model a second time, at half a second a start, also when there is nothing to do.
        if ((await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            await db.Database.MigrateAsync(cancellationToken);
        }
    }

    /// <summary>Opens the connection now instead of with the first change, so that a start fails rather than every change after it.</summary>
    /// <exception cref="NodeNameTakenException">Another live process bears this node's name.</exception>
    public Task OpenAsync(CancellationToken cancellationToken)
    {
        var nothing = new QueuedUnit<bool>("Open", Actor.System("start"), (_, _) => Task.FromResult<Result<bool>>(true), cancellationToken);
        return _queue.Writer.TryWrite(nothing) ? nothing.Task : throw new ObjectDisposedException(nameof(PortalWriter));
    }

    /// <summary>Finishes what is queued and closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop;
        await CloseAsync();
        _description.Dispose();
    }

    private async Task RunAsync()
    {
        var group = new List<QueuedUnit>(LargestGroup);
        while (await _queue.Reader.WaitToReadAsync())
        {
            group.Clear();
            while (group.Count < LargestGroup && _queue.Reader.TryRead(out var unit))
            {
                group.Add(unit);
            }

            try
            {
                await RunGroupAsync(group);
            }
            catch (Exception exception)
            {
                _logger.LogError(exception, "A group of {Count} changes failed; the writer reconnects", group.Count);
                group.ForEach(unit => unit.Fail(exception));
                await CloseAsync();
            }
        }
    }

    private async Task RunGroupAsync(List<QueuedUnit> group)
    {
        var topics = new HashSet<string>(StringComparer.Ordinal);
        await using (var transaction = await BeginAsync())
        {
            var db = _db!;
            await db.Database.UseTransactionAsync(transaction);
            if (group is [var alone])
            {
                await RunAloneAsync(alone, db, transaction, topics);
            }
            else
            {
                foreach (var queued in group)
                {
                    await RunBehindSavePointAsync(queued, db, transaction, topics);
                }

                await transaction.CommitAsync();
            }

            await db.Database.UseTransactionAsync(null);
        }

        _audit.Commit();
        try
        {
            _feed.Publish(topics);
        }
        catch (Exception exception)
        {
            // What is committed is done, whoever stumbles over the news.
            _logger.LogError(exception, "A listener to {Topics} failed", topics);
        }

        group.ForEach(unit => unit.Complete());
    }

    /// <summary>A unit that shares its transaction with nobody needs no save point in it.</summary>
    private async Task RunAloneAsync(QueuedUnit queued, PortalDb db, DbTransaction transaction, HashSet<string> topics)
    {
        var head = _audit.Head;
        if (await TryRunAsync(queued, db, transaction, topics))
        {
            await transaction.CommitAsync();
            return;
        }

        _audit.ReturnTo(head);
        await transaction.RollbackAsync();
    }

    private async Task RunBehindSavePointAsync(QueuedUnit queued, PortalDb db, DbTransaction transaction, HashSet<string> topics)
    {
        const string SavePoint = "unit";
        var head = _audit.Head;
        await transaction.SaveAsync(SavePoint);
        if (await TryRunAsync(queued, db, transaction, topics))
        {
            await transaction.ReleaseAsync(SavePoint);
            return;
        }

        _audit.ReturnTo(head);
        await transaction.RollbackAsync(SavePoint);
    }

    /// <summary>Runs a unit, saves what it changed and writes the audit of it; false when it was refused or threw, and has to be undone.</summary>
    private async Task<bool> TryRunAsync(QueuedUnit queued, PortalDb db, DbTransaction transaction, HashSet<string> topics)
    {
        try
        {
            var unit = _unit = new WriteUnit(_engine, db, transaction, queued.Actor, queued.Action, Now());
            _description.Begin();
            if (!await queued.RunAsync(unit))
            {
                return false;
            }

            if (db.ChangeTracker.Entries().Any())
            {
                await db.SaveChangesAsync(acceptAllChangesOnSuccess: false);
            }

            if (_description.End(unit.Inserted, unit.Details) is { } changes)
            {
                await _audit.AppendAsync(unit, changes, CancellationToken.None);
            }

            topics.UnionWith(unit.Topics);
            return true;
        }
        catch (Exception exception) when (transaction.Connection is not null)
        {
            queued.Fail(exception);
            return false;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>As exact as the database keeps it: what a unit writes is what it reads again, also in the same millisecond.</summary>
    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(_clock.GetUtcNow().ToUnixTimeMilliseconds());

    /// <summary>A connection that broke while nobody wrote is replaced here: nothing has run yet, so nothing can run twice.</summary>
    private async Task<DbTransaction> BeginAsync()
    {
        if (_db is not null)
        {
            try
            {
                return await _engine.BeginAsync(_connection!, CancellationToken.None);
            }
            catch (Exception exception) when (exception is DbException or IOException or InvalidOperationException)
            {
                _logger.LogWarning(exception, "The writer lost its connection and reconnects");
                await CloseAsync();
            }
        }

        await ConnectAsync();
        return await _engine.BeginAsync(_connection!, CancellationToken.None);
    }

    private async Task ConnectAsync()
    {
        _connection = await _engine.OpenWriterAsync(CancellationToken.None);
        _db = NewContext(_connection);
        _db.Database.AutoSavepointsEnabled = false;
        _db.SavingChanges += (_, _) => DescribeChanges(_db);
        _db.SavedChanges += (_, _) => _db.ChangeTracker.AutoDetectChangesEnabled = true;
        _db.SaveChangesFailed += (_, _) => _db.ChangeTracker.AutoDetectChangesEnabled = true;
        await _audit.LoadAsync(_db, CancellationToken.None);
    }

    /// <summary>Looks for changes once: the save that follows need not look again.</summary>
    private void DescribeChanges(PortalDb db)
    {
        db.ChangeTracker.DetectChanges();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        _description.Add(db.ChangeTracker, _unit!.Publish);
    }

    /// <summary>Knows the same services as the readers' contexts: so both share one model, whose making is a fifth of a start.</summary>
    private PortalDb NewContext(DbConnection connection)
    {
        var options = new DbContextOptionsBuilder<PortalDb>().UseApplicationServiceProvider(_services);
        _engine.ConfigureWriter(options, connection);
        return new PortalDb(options.Options);
    }

    private async Task CloseAsync()
    {
        var (db, connection) = (_db, _connection);
        (_db, _connection) = (null, null);
        try
        {
            _audit.Forget();
            await (db?.DisposeAsync() ?? ValueTask.CompletedTask);
            await (connection?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (Exception exception)
        {
            // Closing what is broken may fail again; the next unit opens anew.
            _logger.LogWarning(exception, "The writer's connection did not close cleanly");
        }
    }
}
