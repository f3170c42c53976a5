using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.App.Pieces;
using Portal.Domain.Kernel;
using Portal.Live;

namespace Portal.Jobs;

/// <summary>Every job with its schedule, its next firing and its last runs, up to date while they run.</summary>
public sealed partial class JobsPage
{
    private IReadOnlyList<JobView> _jobs = [];
    private Refusal? _refusal;

    [Inject]
    public required ListJobs List { get; init; }

    [Inject]
    public required RunJobNow Run { get; init; }

    [Inject]
    public required CurrentActor Current { get; init; }

    [Inject]
    public required SchedulerReady Scheduler { get; init; }

    /// <inheritdoc/>
    protected override bool IsEmpty => _jobs.Count == 0;

    /// <inheritdoc/>
    protected override LiveSubscription Subscribe() => Feed.Subscribe(Topics.Jobs);

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var jobs = await List.RunAsync(await Current.GetAsync(), cancellationToken);
        _refusal = jobs.Refusal;
        _jobs = jobs.IsDone ? jobs.Value : [];
    }

    private static Tone ToneOf(JobOutcome outcome) => outcome switch
    {
        JobOutcome.Running => Tone.Info,
        JobOutcome.Done => Tone.Good,
        JobOutcome.Failed => Tone.Bad,
        JobOutcome.Interrupted => Tone.Warn,
    };

    private static string Seconds(TimeSpan duration) => duration.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s";

    private string Numbers(JobRun run) => string.Join(" · ", run.Tally.Numbers.Select(one => T["job.tally." + one.Name, one.Number]));

    private async Task RunNowAsync(JobView job)
    {
        var begun = await Run.RunAsync(await Current.GetAsync(), job.Definition.Name, Closing);
        _refusal = begun.Refusal;
    }
}
