namespace Portal.Bench;

/// <summary>Real time of this machine.</summary>
internal static class Watch
{
    public static TimeProvider Clock => TimeProvider.System;

    /// <summary>Milliseconds of one run.</summary>
    public static async Task<double> TimeAsync(Func<Task> run)
    {
        var started = Clock.GetTimestamp();
        await run();
        return Clock.GetElapsedTime(started).TotalMilliseconds;
    }

    /// <summary>Rounds after which the runtime has compiled for good what is measured.</summary>
    private const int WarmUp = 40;

    /// <summary>Milliseconds of two things in turn, so that a noisy moment strikes both; the first rounds warm up and are not counted.</summary>
    public static async Task<(Spread First, Spread Second)> InTurnsAsync(int rounds, Func<Task> first, Func<Task> second)
    {
        var (ofFirst, ofSecond) = (new List<double>(), new List<double>());
        for (var round = -WarmUp; round < rounds; round++)
        {
            var (one, other) = (await TimeAsync(first), await TimeAsync(second));
            if (round >= 0)
            {
                ofFirst.Add(one);
                ofSecond.Add(other);
            }
        }

        return (new Spread(ofFirst), new Spread(ofSecond));
    }
}
