using Microsoft.Extensions.Options;
using Portal.Jobs;
using Portal.Live;

namespace Portal.Channels;

/// <summary>Sleeps until something is to be sent, and starts the channels that have it: a slow one keeps no other waiting.</summary>
internal sealed class ChannelLoop : BackgroundService
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, Task> _busy = new(StringComparer.Ordinal);
    private readonly SendDeliveries _send;
    private readonly ClaimDeliveries _claim;
    private readonly TimeProvider _clock;
    private readonly ILogger<ChannelLoop> _logger;
    private readonly LiveSubscription? _news;
    private readonly Alarm _alarm;
    private readonly bool _enabled;

    public ChannelLoop(SendDeliveries send, ClaimDeliveries claim, LiveFeed feed, IOptions<JobsOptions> options, TimeProvider clock, ILogger<ChannelLoop> logger)
    {
        (_send, _claim, _clock, _logger) = (send, claim, clock, logger);
        _enabled = options.Value.Reminders;
        _alarm = new Alarm(clock);
        _news = _enabled ? feed.SubscribeLoop([ChannelMapping.Topic], _alarm.Ring) : null;
    }

    public override void Dispose()
    {
        _news?.Dispose();
        _alarm.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var recovered = false;
        while (_enabled && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!recovered)
                {
                    await _claim.RecoverAsync(stoppingToken);
                    recovered = true;
                }

                await StartDueAsync(stoppingToken);
                await _alarm.WaitAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
            }
            catch (Exception exception)
            {
                _logger.LogError(exception, "What waits to be sent could not be read; trying again");
                await Task.Delay(AfterFailure, _clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        await Task.WhenAll(_busy.Values);
    }

    private async Task StartDueAsync(CancellationToken stoppingToken)
    {
        foreach (var done in _busy.Where(one => one.Value.IsCompleted).Select(one => one.Key).ToArray())
        {
            _busy.Remove(done);
        }

        DateTimeOffset? next = null;
        foreach (var (channel, at) in await _send.WaitingAsync(stoppingToken))
        {
            if (_busy.ContainsKey(channel))
            {
                continue;
            }

            if (at <= _clock.GetUtcNow())
            {
                _busy[channel] = Task.Run(() => SendAsync(channel, stoppingToken), CancellationToken.None);
            }
            else if (next is null || at < next)
            {
                next = at;
            }
        }

        _alarm.Set(next);
    }

    private async Task SendAsync(string channel, CancellationToken stoppingToken)
    {
        try
        {
            await _send.RunAsync(channel, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
        catch (Exception exception)
        {
            _logger.LogError(exception, "Channel {Channel} could not send; trying again", channel);
            await Task.Delay(AfterFailure, _clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        _alarm.Ring();
    }
}
