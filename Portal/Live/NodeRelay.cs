using System.Data.Common;
using System.Text.Json;
using Portal.Data;

namespace Portal.Live;

/// <summary>
/// Carries the signals of this node to the other nodes of one database and theirs to this one, after the commit. What is
/// lost while a connection is down is made good by signalling everything when it is back.
/// </summary>
internal sealed class NodeRelay : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly LiveFeed _feed;
    private readonly IDatabaseEngine _engine;
    private readonly PostgreSqlChannel _channel;
    private readonly string _node;
    private readonly TimeProvider _clock;
    private readonly ILogger<NodeRelay> _logger;
    private readonly SemaphoreSlim _waiting = new(0, 1);
    private readonly TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private HashSet<string> _unsent = new(StringComparer.Ordinal);

    public NodeRelay(
        LiveFeed feed, IDatabaseEngine engine, PostgreSqlChannel channel, NodeName node, TimeProvider clock, ILogger<NodeRelay> logger)
    {
        _feed = feed;
        _engine = engine;
        _channel = channel;
        _node = node.Value;
        _clock = clock;
        _logger = logger;
    }

    /// <summary>Completes when this node first listens; at once where there are no other nodes.</summary>
    public Task Listening => _listening.Task;

    public override void Dispose()
    {
        _feed.Published -= Queue;
        _waiting.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_engine.Provider != DatabaseProvider.PostgreSql)
        {
            _listening.TrySetResult();
            return;
        }

        _feed.Published += Queue;
        await Task.WhenAll(KeepAsync(SendAsync, stoppingToken), KeepAsync(ListenAsync, stoppingToken));
    }

    /// <summary>Topics gather while one message is on its way; a burst becomes one message.</summary>
    private void Queue(IReadOnlyCollection<string> topics)
    {
        lock (_gate)
        {
            _unsent.UnionWith(topics);
            if (_waiting.CurrentCount == 0)
            {
                _waiting.Release();
            }
        }
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        await using var sender = await _channel.OpenSenderAsync(cancellationToken);
        while (true)
        {
            await _waiting.WaitAsync(cancellationToken);
            HashSet<string> topics;
            lock (_gate)
            {
                topics = _unsent;
                _unsent = new HashSet<string>(StringComparer.Ordinal);
            }

            try
            {
                foreach (var message in Messages(topics))
                {
                    await sender.SendAsync(message, cancellationToken);
                }
            }
            catch
            {
                Queue(topics);
                throw;
            }
        }
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        await foreach (var message in _channel.ListenAsync(cancellationToken))
        {
            if (message is not null)
            {
                if (JsonSerializer.Deserialize<NodeMessage>(message) is { } heard && heard.Node != _node)
                {
                    _feed.Signal(heard.Topics);
                }
            }
            else if (!_listening.TrySetResult())
            {
                // Not the first time: nobody knows what was said meanwhile.
                _feed.SignalAll();
            }
        }
    }

    private async Task KeepAsync(Func<CancellationToken, Task> run, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await run(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is DbException or IOException or InvalidOperationException or JsonException)
            {
                _logger.LogWarning(exception, "The relay between nodes lost its connection and reconnects");
                await Task.Delay(Pause, _clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private IEnumerable<string> Messages(HashSet<string> topics)
    {
        // A topic is some forty bytes; a hundred of them stay far below the longest message.
        foreach (var chunk in topics.Chunk(100))
        {
            yield return JsonSerializer.Serialize(new NodeMessage(_node, chunk));
        }
    }

    private sealed record NodeMessage(string Node, IReadOnlyList<string> Topics);
}
