using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Domain.Duty;
using Portal.Domain.Kernel;

namespace Portal.Features.Duty;

/// <summary>Asks who is to work where and when.</summary>
public sealed partial class PlanShiftForm
{
    private IReadOnlyList<Candidate> _candidates = [];
    private string _post = "";
    private string _person = "";
    private TimeOnly _start = new(8, 0);
    private TimeOnly _end = new(17, 0);
    private PlanOutcome? _outcome;
    private Refusal? _refusal;
    private bool _busy;

    [Inject]
    public required Texts T { get; init; }

    [Inject]
    public required SiteClock Clock { get; init; }

    [Inject]
    public required CurrentActor Current { get; init; }

    [Inject]
    public required FindCandidates Find { get; init; }

    [Inject]
    public required PlanAssignment Plan { get; init; }

    /// <summary>The day on which the shift starts.</summary>
    [Parameter, EditorRequired]
    public DateOnly Day { get; set; }

    /// <summary>Where one can be planned.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyCollection<Post> Posts { get; set; } = [];

    /// <summary>Code of the post that is likely meant, or null.</summary>
    [Parameter]
    public string? Post { get; set; }

    /// <summary>Raised when it is done.</summary>
    [Parameter]
    public EventCallback OnDone { get; set; }

    /// <inheritdoc/>
    protected override void OnInitialized() => _post = Post ?? "";

    private DateTimeOffset Start => Clock.Zone.ToInstant(Day.ToDateTime(_start));

    private DateTimeOffset End => Clock.Zone.ToInstant((_end > _start ? Day : Day.AddDays(1)).ToDateTime(_end));

    private Post? Chosen => Posts.FirstOrDefault(post => post.Code == _post);

    // The order of the people depends on post and time, so it is asked for when somebody is about to choose.
    private async Task FindAsync()
    {
        if (Chosen is { } post)
        {
            var found = await Find.RunAsync(await Current.GetAsync(), post.Id, Start, End, insteadOf: null, CancellationToken.None);
            _candidates = found.IsDone ? found.Value : [];
        }
    }

    private async Task SaveAsync()
    {
        if (Chosen is not { } post)
        {
            _refusal = DutyFeatureRefusals.PostMissing;
            return;
        }

        if (_candidates.FirstOrDefault(one => one.Person.Code == _person) is not { } candidate)
        {
            _refusal = DutyFeatureRefusals.PersonMissing;
            return;
        }

        _busy = true;
        var planned = await Plan.RunAsync(await Current.GetAsync(), candidate.Person.Id, post.Id, Start, End, CancellationToken.None);
        _busy = false;
        _refusal = planned.Refusal;
        _outcome = planned.IsDone ? planned.Value : null;
        if (_outcome is { Warnings.Count: 0 })
        {
            await OnDone.InvokeAsync();
        }
    }
}
