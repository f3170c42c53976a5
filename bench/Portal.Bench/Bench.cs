using System.CommandLine;
using Portal.Bench.Hosting;
using Portal.Bench.Measures;

namespace Portal.Bench;

/// <summary>One verb for each measure. The exit code is 0 when every bound holds.</summary>
internal static class Bench
{
    private static readonly IReadOnlyList<IMeasure> Measures =
    [
        new ImportMeasure(), new WritersMeasure(), new StatisticsMeasure(), new StartMeasure(), new WallMeasure(), new StormMeasure(),
        new DeliveriesMeasure(), new PlanningMeasure(), new PunctualMeasure(),
    ];

    public static async Task<int> Main(string[] args)
    {
        if (args is [ServedPortal.Verb, .. var hostArgs])
        {
            return ServedPortal.Run(hostArgs);
        }

        var root = new RootCommand("Measures the portal against bare baselines of the same run.");
        foreach (var measure in Measures)
        {
            root.Add(CommandOf(measure.Verb, measure.Title, [measure]));
        }

        root.Add(CommandOf("all", "Every measure, one after the other", Measures));
        return await root.Parse(args).InvokeAsync();
    }

    private static Command CommandOf(string verb, string title, IReadOnlyList<IMeasure> measures)
    {
        var scale = new Option<double>("--scale") { DefaultValueFactory = _ => 1, Description = "Share of the full size, for a quick look; bounds are meant for 1." };
        var published = new Option<string?>("--published") { Description = "Folder of a published build; without it one is made." };
        var command = new Command(verb, title) { scale, published };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var report = new Report(Console.Out);
            var settings = new BenchSettings(parsed.GetValue(scale), parsed.GetValue(published));
            foreach (var measure in measures)
            {
                report.Begin(measure.Verb, measure.Title);
                await measure.RunAsync(settings, report, cancellationToken);
            }

            return report.HoldsAll ? 0 : 1;
        });
        return command;
    }
}
