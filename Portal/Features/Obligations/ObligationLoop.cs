using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Portal.Jobs;
using Portal.Live;

namespace Portal.Features.Obligations;

/// <summary>Wakes at the next due instant and sends what is due then; a change of the rules plans anew before. Shifts are followed by the reconciliation of every minute.</summary>
internal sealed class ObligationLoop : BackgroundService
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly PlanOccurrences _plan;
    private readonly SendStages _send;
    private readonly TimeProvider _clock;
    private readonly ILogger<ObligationLoop> _logger;
    private readonly LiveSubscription? _changes;
    private readonly ITimer _timer;
    private readonly bool _enabled;
    private int _changed = 1;

    public ObligationLoop(PlanOccurrences plan, SendStages send, LiveFeed feed, IOptions<JobsOptions> options, TimeProvider clock, ILogger<ObligationLoop> logger)
    {
        (_plan, _send, _clock, _logger) = (plan, send, clock, logger);
        _enabled = options.Value.Reminders;
        _timer = clock.CreateTimer(_ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _changes = _enabled ? feed.Subscribe([Topics.Rules, Topics.Settings], heard: OnChanged) : null;
    }

    public override void Dispose()
    {
        _changes?.Dispose();
        _timer.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (_enabled && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (Interlocked.Exchange(ref _changed, 0) == 1)
                {
                    await _plan.RunAsync(stoppingToken);
                }

                await _send.RunAsync(stoppingToken);
                Arm(await _send.NextAsync(stoppingToken));
                await _wake.Reader.ReadAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
            }
            catch (Exception exception)
            {
                _logger.LogError(exception, "Obligations could not be planned or sent; trying again");
                Interlocked.Exchange(ref _changed, 1);
                await Task.Delay(AfterFailure, _clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void Arm(DateTimeOffset? next)
    {
        var rest = next - _clock.GetUtcNow();
        _timer.Change(rest is null ? Timeout.InfiniteTimeSpan : rest > TimeSpan.Zero ? rest.Value : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private void OnChanged()
    {
        Interlocked.Exchange(ref _changed, 1);
        Wake();
    }

    private void Wake() => _wake.Writer.TryWrite(true);
}
