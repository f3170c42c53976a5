using Portal.Domain.Kernel;

namespace Portal.Data;

/// <summary>A unit of work that waits for the writer.</summary>
internal abstract class QueuedUnit(string action, Actor actor)
{
    public string Action { get; } = action;

    public Actor Actor { get; } = actor;

    /// <summary>Runs the use case; false when it was refused and everything must be rolled back.</summary>
    public abstract Task<bool> RunAsync(WriteUnit unit);

    /// <summary>Answers the caller, after the commit.</summary>
    public abstract void Complete();

    /// <summary>Answers the caller with an exception.</summary>
    public abstract void Fail(Exception exception);
}

internal sealed class QueuedUnit<T>(
    string action, Actor actor, Func<WriteUnit, CancellationToken, Task<Result<T>>> run, CancellationToken cancellationToken)
    : QueuedUnit(action, actor)
{
    private readonly TaskCompletionSource<Result<T>> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Result<T> _result;

    public Task<Result<T>> Task => _answer.Task;

    public override async Task<bool> RunAsync(WriteUnit unit)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _result = await run(unit, cancellationToken);
        return _result.IsDone;
    }

    public override void Complete() => _answer.TrySetResult(_result);

    public override void Fail(Exception exception)
    {
        if (exception is OperationCanceledException && cancellationToken.IsCancellationRequested)
        {
            _answer.TrySetCanceled(cancellationToken);
        }
        else
        {
            _answer.TrySetException(exception);
        }
    }
}
