using System.Globalization;
using Portal.Bench.Circuits;
using Portal.Bench.Hosting;

namespace Portal.Bench.Measures;

/// <summary>Many open walls while the site goes on: how soon each shows a change, and what each costs in memory.</summary>
internal sealed class WallMeasure : IMeasure
{
    private const int Walls = 500;
    private const int Changes = 60;
    private const int WarmUp = 20;
    private const string WallPath = "/wall";
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);

    public string Verb => "wall";

    public string Title => "500 walls over loopback, two changes a second";

    public async Task RunAsync(BenchSettings settings, Report report, CancellationToken cancellationToken)
    {
        await using var stage = await WallStage.BuildAsync(cancellationToken);
        await AddMarkedAsync(stage, cancellationToken);
        await WarmUpAsync(stage, cancellationToken);
        var walls = settings.Of(Walls);

        // The pools that the first circuits fill serve the later ones: what a page costs shows when both have been open.
        await OpenAndCloseAsync(stage, BenchStartup.MinimalPath, walls, cancellationToken);
        await OpenAndCloseAsync(stage, WallPath, walls, cancellationToken);
        var minimalHeap = await OpenAndCloseAsync(stage, BenchStartup.MinimalPath, walls, cancellationToken);
        var empty = await stage.HeapAsync(0, cancellationToken);
        var watchers = Enumerable.Range(0, walls).Select(_ => new MarkWatcher()).ToList();
        var circuits = await stage.Site.OpenAsync(WallPath, new Queue<MarkWatcher>(watchers).Dequeue, walls, cancellationToken);
        var wallHeap = (await stage.HeapAsync(walls, cancellationToken) - empty) / (double)walls / 1024;

        var busy = stage.Portal.ProcessorTime;
        var started = Watch.Clock.GetTimestamp();
        var answers = await ChangeAsync(stage, cancellationToken);
        var share = (stage.Portal.ProcessorTime - busy) / Watch.Clock.GetElapsedTime(started).TotalMilliseconds;
        var waits = watchers.SelectMany(watcher => answers.Select((answer, index) => WaitOf(watcher, index + 1, answer))).ToList();
        var spread = new Spread(waits.OfType<double>());
        report.Check("answer to rendered batch, p95", spread.At(0.95), "ms", Bound.AtMost(250));
        report.Note(string.Create(
            CultureInfo.InvariantCulture,
            $"median {spread.Median:0} ms, largest {spread.Largest:0} ms of {spread.Count}; {share:0.00} processors busy"));
        report.Check("changes that a wall missed, and walls that fell", waits.Count(wait => wait is null) + circuits.Count(one => one.Fault is not null), "", Bound.AtMost(0));
        report.Compare("heap of a wall circuit", wallHeap, minimalHeap, "KB", "minimal page", Bound.AtMost(1.8));
        await CircuitSite.CloseAsync(circuits);
    }

    /// <summary>Staff and units whose names are the marks that the wall's log shows.</summary>
    private static async Task AddMarkedAsync(WallStage stage, CancellationToken cancellationToken)
    {
        var marks = Enumerable.Range(1, Changes).Select(Mark.Of).ToList();
        await stage.Api.ImportAsync("staff", "code,name\n" + string.Join('\n', marks.Select(mark => $"{mark},{mark}")), cancellationToken);
        await stage.Api.ImportAsync("units", "code\n" + string.Join('\n', marks), cancellationToken);
    }

    /// <summary>Kilobytes of heap that each circuit of a page keeps while it is open.</summary>
    private static async Task<double> OpenAndCloseAsync(WallStage stage, string path, int count, CancellationToken cancellationToken)
    {
        var empty = await stage.HeapAsync(0, cancellationToken);
        var circuits = await stage.Site.OpenAsync(path, () => new NoWatcher(), count, cancellationToken);
        var heap = await stage.HeapAsync(count, cancellationToken);
        await CircuitSite.CloseAsync(circuits);
        return (heap - empty) / (double)count / 1024;
    }

    private static async Task WarmUpAsync(WallStage stage, CancellationToken cancellationToken)
    {
        var circuits = await stage.Site.OpenAsync(WallPath, () => new NoWatcher(), WarmUp, cancellationToken);
        circuits.AddRange(await stage.Site.OpenAsync(BenchStartup.MinimalPath, () => new NoWatcher(), WarmUp, cancellationToken));
        for (var round = 0; round < WarmUp; round++)
        {
            await stage.Api.CaseAsync("WARM", $"warm {round}", cancellationToken);
            await Task.Delay(Pace / 2, Watch.Clock, cancellationToken);
        }

        await CircuitSite.CloseAsync(circuits);
    }

    /// <summary>A clocking, a case and a payment in turn; answers when each was answered.</summary>
    private static async Task<List<long>> ChangeAsync(WallStage stage, CancellationToken cancellationToken)
    {
        var answers = new List<long>(Changes);
        using var pace = new PeriodicTimer(Pace, Watch.Clock);
        for (var number = 1; number <= Changes; number++)
        {
            var mark = Mark.Of(number);
            var change = (number % 3) switch
            {
                0 => stage.Api.ClockAsync(mark, stage.Posts[0], "in", Watch.Clock.GetUtcNow(), cancellationToken),
                1 => stage.Api.CaseAsync(mark, mark, cancellationToken),
                _ => stage.Api.PayAsync(mark, mark, cancellationToken),
            };
            await change;
            answers.Add(Watch.Clock.GetTimestamp());
            await pace.WaitForNextTickAsync(cancellationToken);
        }

        await Task.Delay(Pace * 4, Watch.Clock, cancellationToken);
        return answers;
    }

    /// <summary>Milliseconds; a batch that overtakes the answer has not been waited for.</summary>
    private static double? WaitOf(MarkWatcher watcher, int mark, long answered) =>
        watcher.ShownAt(mark) is { } shown ? Math.Max(0, Watch.Clock.GetElapsedTime(answered, shown).TotalMilliseconds) : null;
}
