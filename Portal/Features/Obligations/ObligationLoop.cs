using Microsoft.Extensions.Options;
using Portal.Jobs;
using Portal.Live;

namespace Portal.Features.Obligations;

/// <summary>
/// Sleeps until the next due instant, sends, and sleeps again. A change of the rules, the roster or anything that events
/// come from plans anew before the next sending, so that a reason that vanished a moment ago is not told; a burst of
/// changes plans once.
/// </summary>
internal sealed class ObligationLoop : BackgroundService
{
    /// <summary>Changes that come together are planned together; a tenth of the time at most goes into planning, as long as nobody waits too long for it.</summary>
    private static readonly TimeSpan Coalescing = TimeSpan.FromMilliseconds(250);

    /// <summary>The longest rest: the first pass of a cold process is slow, and the next change must not wait ten times as long.</summary>
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    private readonly PlanOccurrences _plan;
    private readonly SendStages _send;
    private readonly TimeProvider _clock;
    private readonly ILogger<ObligationLoop> _logger;
    private readonly LiveSubscription? _changes;
    private readonly LiveSubscription? _rows;
    private readonly Alarm _alarm;
    private readonly TimeSpan _headStart;
    private readonly bool _enabled;
    private DateTimeOffset _planFrom;
    private int _changed = 1;

    public ObligationLoop(
        PlanOccurrences plan, SendStages send, IEnumerable<IEventSource> sources, LiveFeed feed, IOptions<JobsOptions> options, TimeProvider clock, ILogger<ObligationLoop> logger)
    {
        (_plan, _send, _clock, _logger) = (plan, send, clock, logger);
        (_enabled, _headStart) = (options.Value.Reminders, options.Value.HeadStart);
        _alarm = new Alarm(clock);
        if (_enabled)
        {
            string[] topics = [.. sources.SelectMany(source => source.Topics).Union([Topics.Rules, Topics.Settings, Topics.Coverage, Topics.People])];
            _changes = feed.SubscribeLoop(topics, OnChanged);
            _rows = feed.SubscribeLoop([Topics.Obligations], _alarm.Ring);
        }
    }

    /// <summary>The instant for which it has set its alarm; null while it is at work or has nothing ahead.</summary>
    public DateTimeOffset? Armed { get; private set; }

    public override void Dispose()
    {
        _changes?.Dispose();
        _rows?.Dispose();
        _alarm.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(_headStart, _clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (_enabled && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await PassAsync(stoppingToken);
                await _alarm.WaitAsync(stoppingToken);
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

    private async Task PassAsync(CancellationToken cancellationToken)
    {
        Armed = null;
        var now = _clock.GetUtcNow();
        var next = await _send.NextAsync(cancellationToken);
        if (Volatile.Read(ref _changed) == 1 && (_planFrom <= now || next <= now))
        {
            Interlocked.Exchange(ref _changed, 0);
            await _plan.RunAsync(cancellationToken);
            var spent = _clock.GetUtcNow() - now;
            var rest = 10 * spent;
            _planFrom = now + Coalescing + (rest < LongestRest ? rest : spent + LongestRest);
            next = await _send.NextAsync(cancellationToken);
        }

        if (next <= _clock.GetUtcNow())
        {
            next = (await _send.SendAsync(cancellationToken)).Next;
        }

        Arm(Volatile.Read(ref _changed) == 1 && (next is null || _planFrom < next) ? _planFrom : next);
    }

    private void Arm(DateTimeOffset? at)
    {
        _alarm.Set(at);
        Armed = at;
    }

    private void OnChanged()
    {
        Interlocked.Exchange(ref _changed, 1);
        _alarm.Ring();
    }
}
