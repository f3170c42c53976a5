using System.Globalization;
using Portal.Bench.Circuits;
using Portal.Bench.Hosting;

namespace Portal.Bench.Measures;

/// <summary>Far more events than anybody can read: walls are rendered at a bounded pace and end with the last state.</summary>
internal sealed class StormMeasure : IMeasure
{
    private const int Walls = 50;
    private const int EventsPerSecond = 1000;
    private const int Senders = 4;
    private const int EventsOfAFile = 50;
    private const int KnownCases = 100;
    private const int LastMark = 99_999;
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public string Verb => "storm";

    public string Title => "50 walls under 1,000 events a second";

    public async Task RunAsync(BenchSettings settings, Report report, CancellationToken cancellationToken)
    {
        await using var stage = await WallStage.BuildAsync(cancellationToken);
        var watchers = Enumerable.Range(0, settings.Of(Walls)).Select(_ => new MarkWatcher()).ToList();
        var waiting = new Queue<MarkWatcher>(watchers);
        var circuits = await stage.Site.OpenAsync("/wall", waiting.Dequeue, watchers.Count, cancellationToken);
        var rate = settings.Of(EventsPerSecond);

        // A short storm warms up; the events of the long one are others.
        await SendAsync(stage, rate, TimeSpan.FromSeconds(3), first: 0, cancellationToken);
        watchers.ForEach(watcher => watcher.Forget());
        var busy = stage.Portal.ProcessorTime;
        var started = Watch.Clock.GetTimestamp();
        var (sent, sending) = await SendAsync(stage, rate, Length, first: 1_000_000, cancellationToken);
        await stage.Api.CaseAsync("LAST", Mark.Of(LastMark), cancellationToken);
        var answered = Watch.Clock.GetTimestamp();
        var seconds = Watch.Clock.GetElapsedTime(started, answered).TotalSeconds;
        busy = (stage.Portal.ProcessorTime - busy) / seconds / 1000;
        while (watchers.Any(watcher => watcher.Newest < LastMark) && Watch.Clock.GetElapsedTime(answered) < Patience)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), Watch.Clock, cancellationToken);
        }

        var waits = watchers.Select(watcher =>
            watcher.ShownAt(LastMark) is { } shown ? Math.Max(0, Watch.Clock.GetElapsedTime(answered, shown).TotalMilliseconds) : double.PositiveInfinity);
        report.Check("events sent", sent / sending.TotalSeconds, "1/s", Bound.AtLeast(rate * 0.99));
        report.Check("batches to the busiest circuit", watchers.Max(watcher => watcher.Batches.Count(at => at <= answered)) / seconds, "1/s", Bound.AtMost(10));
        report.Check("last answer to the last state, slowest wall", new Spread(waits).Largest, "ms", Bound.AtMost(300));
        report.Check("walls that fell", circuits.Count(circuit => circuit.Fault is not null), "", Bound.AtMost(0));
        report.Note(string.Create(
            CultureInfo.InvariantCulture,
            $"{watchers.Average(watcher => watcher.Batches.Count) / seconds:0.0} batches a second on average; at most {watchers.Max(BusiestSecond)} within any second as received; {busy:0.00} processors busy"));
        await CircuitSite.CloseAsync(circuits);
    }

    /// <summary>Files of clockings and of corrected cases in turn, as terminals hand in what they kept, at an even pace; answers how many events there were, and within what time the last of them was on its way.</summary>
    private static async Task<(int Sent, TimeSpan Within)> SendAsync(WallStage stage, int rate, TimeSpan length, int first, CancellationToken cancellationToken)
    {
        var (next, started) = (-1, Watch.Clock.GetTimestamp());
        var counts = await Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => Task.Run(
            async () =>
            {
                var last = length;
                for (var count = 0; ; count += EventsOfAFile)
                {
                    var number = Interlocked.Increment(ref next) * EventsOfAFile;
                    var due = TimeSpan.FromSeconds(number / (double)rate);
                    if (due >= length)
                    {
                        return (Sent: count, Within: last);
                    }

                    var early = due - Watch.Clock.GetElapsedTime(started);
                    if (early > TimeSpan.FromMilliseconds(1))
                    {
                        await Task.Delay(early, Watch.Clock, cancellationToken);
                    }

                    last = TimeSpan.FromTicks(Math.Max(last.Ticks, Watch.Clock.GetElapsedTime(started).Ticks));
                    await SendFileAsync(stage, first + number, cancellationToken);
                }
            },
            cancellationToken)));
        return (counts.Sum(one => one.Sent), counts.Max(one => one.Within));
    }

    private static Task SendFileAsync(WallStage stage, int first, CancellationToken cancellationToken)
    {
        var numbers = Enumerable.Range(first, EventsOfAFile);
        if (first / EventsOfAFile % 2 == 0)
        {
            var received = Watch.Clock.GetUtcNow().AddHours(-1);
            return stage.Api.ImportAsync(
                "cases",
                "id,kind,title,received_at\n" + string.Concat(numbers.Select(number => string.Create(
                    CultureInfo.InvariantCulture, $"STORM-{number % KnownCases},repair,storm {number},{received:yyyy-MM-ddTHH:mm:sszzz}\n"))),
                cancellationToken);
        }

        // Every clocking has a second of its own of the day before.
        return stage.Api.ImportAsync(
            "presence",
            "staff,post,at,event\n" + string.Concat(numbers.Select(number =>
            {
                var second = number / stage.Staff.Count % 80_000;
                var at = Watch.Clock.GetUtcNow().AddHours(-1).AddSeconds(-second);
                return string.Create(
                    CultureInfo.InvariantCulture, $"{stage.Staff[number % stage.Staff.Count]},{stage.Posts[0]},{at:yyyy-MM-ddTHH:mm:sszzz},{(second % 2 == 0 ? "in" : "away")}\n");
            })),
            cancellationToken);
    }

    private static int BusiestSecond(MarkWatcher watcher)
    {
        var (batches, most, oldest) = (watcher.Batches, 0, 0);
        for (var newest = 0; newest < batches.Count; newest++)
        {
            while (Watch.Clock.GetElapsedTime(batches[oldest], batches[newest]) >= TimeSpan.FromSeconds(1))
            {
                oldest++;
            }

            most = Math.Max(most, newest - oldest + 1);
        }

        return most;
    }
}
