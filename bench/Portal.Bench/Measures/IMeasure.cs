namespace Portal.Bench.Measures;

/// <summary>One verb: prepares its data in a folder of its own, measures, and reports.</summary>
internal interface IMeasure
{
    /// <summary>Word on the command line.</summary>
    string Verb { get; }

    /// <summary>What is measured.</summary>
    string Title { get; }

    /// <summary>Measures.</summary>
    Task RunAsync(BenchSettings settings, Report report, CancellationToken cancellationToken);
}
