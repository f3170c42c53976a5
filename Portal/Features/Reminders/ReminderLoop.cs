using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Portal.Jobs;
using Portal.Live;

namespace Portal.Features.Reminders;

/// <summary>
/// Sleeps until the next due instant, delivers, and sleeps again. A change of shifts, presence, cases or people plans
/// anew before the next delivery, so that a reason that vanished a moment ago is not told; a burst of changes plans once.
/// </summary>
internal sealed class ReminderLoop : BackgroundService
{
    /// <summary>Changes that come together are planned together; a tenth of the time at most goes into planning, as long as nobody waits too long for it.</summary>
    private static readonly TimeSpan Coalescing = TimeSpan.FromMilliseconds(250);

    /// <summary>The longest rest: the first pass of a cold process is slow, and the next change must not wait ten times as long.</summary>
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly ReminderDesk _desk;
    private readonly TimeProvider _clock;
    private readonly ILogger<ReminderLoop> _logger;
    private readonly LiveSubscription? _changes;
    private readonly LiveSubscription? _rows;
    private readonly ITimer _timer;
    private readonly bool _enabled;
    private DateTimeOffset _planFrom;
    private int _changed = 1;

    public ReminderLoop(ReminderDesk desk, LiveFeed feed, IOptions<JobsOptions> options, TimeProvider clock, ILogger<ReminderLoop> logger)
    {
        _desk = desk;
        _clock = clock;
        _logger = logger;
        _enabled = options.Value.Reminders;
        _timer = clock.CreateTimer(_ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        if (_enabled)
        {
            _changes = feed.Subscribe([Topics.Coverage, Topics.Cases, Topics.People, Topics.Settings], heard: OnChanged);
            _rows = feed.Subscribe([ReminderMapping.Topic], heard: Wake);
        }
    }

    /// <summary>The instant for which it has set its alarm; null while it is at work or has nothing ahead.</summary>
    public DateTimeOffset? Armed { get; private set; }

    public override void Dispose()
    {
        _changes?.Dispose();
        _rows?.Dispose();
        _timer.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (_enabled && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await PassAsync(stoppingToken);
                await _wake.Reader.ReadAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
            }
            catch (Exception exception)
            {
                _logger.LogError(exception, "Reminders could not be planned or delivered; trying again");
                Interlocked.Exchange(ref _changed, 1);
                await Task.Delay(AfterFailure, _clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task PassAsync(CancellationToken cancellationToken)
    {
        Armed = null;
        var now = _clock.GetUtcNow();
        var next = await _desk.NextAsync(cancellationToken);
        if (next <= now || (Volatile.Read(ref _changed) == 1 && _planFrom <= now))
        {
            Interlocked.Exchange(ref _changed, 0);
            await _desk.PlanAsync(cancellationToken);
            await _desk.DeliverAsync(cancellationToken);
            var spent = _clock.GetUtcNow() - now;
            var rest = 10 * spent;
            _planFrom = now + Coalescing + (rest < LongestRest ? rest : spent + LongestRest);
            next = await _desk.NextAsync(cancellationToken);
        }

        Arm(Volatile.Read(ref _changed) == 1 && (next is null || _planFrom < next) ? _planFrom : next);
    }

    private void Arm(DateTimeOffset? at)
    {
        var rest = at - _clock.GetUtcNow();
        _timer.Change(rest is null ? Timeout.InfiniteTimeSpan : rest > TimeSpan.Zero ? rest.Value : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        Armed = at;
    }

    private void OnChanged()
    {
        Interlocked.Exchange(ref _changed, 1);
        Wake();
    }

    private void Wake() => _wake.Writer.TryWrite(true);
}
