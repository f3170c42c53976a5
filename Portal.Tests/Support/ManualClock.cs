namespace Portal.Tests.Support;

/// <summary>A clock that stands still until a test moves it, and that fires the timers it passes, in order of their instants.</summary>
internal sealed class ManualClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now = start;
    private long _beat;

    /// <summary>2026-11-21 20:00 in Shanghai, a Saturday.</summary>
    public ManualClock()
        : this(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero))
    {
    }

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Timers that are set: how a test knows that a loop has come to rest before it moves the clock.</summary>
    public int TimersSet
    {
        get
        {
            lock (_gate)
            {
                return _timers.Count(timer => timer.Due is not null);
            }
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public void Advance(TimeSpan by) => MoveTo(GetUtcNow() + by);

    public void MoveTo(DateTimeOffset instant)
    {
        while (true)
        {
            ManualTimer? due;
            lock (_gate)
            {
                due = _timers.Where(timer => timer.Due is { } at && at <= instant).MinBy(timer => timer.Due);
                _now = due?.Due ?? instant;
                due?.Schedule(_now);
            }

            if (due is null)
            {
                return;
            }

            due.Fire();
        }
    }

    /// <summary>
    /// Moves over hours in no time, as a simulated year does: a timer that was passed fires once, however often its period
    /// fits in, and what looks every second does so every second of the time that the simulation takes.
    /// </summary>
    public void LeapTo(DateTimeOffset instant)
    {
        ManualTimer[] due;
        lock (_gate)
        {
            _now = instant;
            var beats = TimeProvider.System.GetElapsedTime(_beat) >= TimeSpan.FromSeconds(1);
            _beat = beats ? TimeProvider.System.GetTimestamp() : _beat;
            due = [.. _timers.Where(timer => timer.Due is { } at && at <= instant && (beats || !timer.IsPeriodic)).OrderBy(timer => timer.Due)];
            foreach (var timer in due)
            {
                timer.Schedule(instant);
            }
        }

        foreach (var timer in due)
        {
            timer.Fire();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class ManualTimer(ManualClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;

        public DateTimeOffset? Due { get; private set; }

        public bool IsPeriodic => _period > TimeSpan.Zero;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var fireNow = dueTime == TimeSpan.Zero;
            lock (clock._gate)
            {
                _period = period;
                Due = dueTime == Timeout.InfiniteTimeSpan ? null : clock._now + dueTime;
                clock._timers.Remove(this);
                clock._timers.Add(this);
                if (fireNow)
                {
                    Schedule(clock._now);
                }
            }

            if (fireNow)
            {
                Fire();
            }

            return true;
        }

        public void Schedule(DateTimeOffset now) => Due = _period > TimeSpan.Zero ? now + _period : null;

        public void Fire() => callback(state);

        public void Dispose()
        {
            lock (clock._gate)
            {
                clock._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
