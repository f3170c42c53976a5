using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Portal.Tests.Features.Wall;

/// <summary>
/// Counts the SQL statements that reach the database of one portal, whoever sends them. It must be there before the first
/// statement: a context that finds nobody listening does not look again for a second, and what the writer, whose context
/// lives long, sends in that second would not be counted.
/// </summary>
internal sealed class StatementCount : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private static readonly string Executing = RelationalEventId.CommandExecuting.Name!;

    private readonly ConcurrentBag<IDisposable> _subscriptions = [];
    private readonly string _directory;
    private int _count;

    public StatementCount(string directory)
    {
        _directory = directory;
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public int Value => Volatile.Read(ref _count);

    public void Dispose()
    {
        foreach (var subscription in _subscriptions)
        {
            subscription.Dispose();
        }
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
        {
            _subscriptions.Add(value.Subscribe(this, name => name == Executing));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == Executing && value.Value is CommandEventData command
            && command.Command.Connection?.DataSource.StartsWith(_directory, StringComparison.Ordinal) == true)
        {
            Interlocked.Increment(ref _count);
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    private static class DbLoggerCategory
    {
        public const string Name = "Microsoft.EntityFrameworkCore";
    }
}
