using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Features.Duty;

/// <summary>Asks who takes a shift instead, and why.</summary>
public sealed partial class ReplaceForm
{
    private IReadOnlyList<Candidate>? _candidates;
    private PersonId? _chosen;
    private string _reason = "";
    private bool _all;
    private bool _busy;
    private Refusal? _refusal;

    [Inject]
    public required Texts T { get; init; }

    [Inject]
    public required SiteClock Clock { get; init; }

    [Inject]
    public required CurrentActor Current { get; init; }

    [Inject]
    public required FindCandidates Find { get; init; }

    [Inject]
    public required ReplaceOnShift Replace { get; init; }

    [Inject]
    public required WithdrawShift Withdraw { get; init; }

    /// <summary>The shift that its person cannot work.</summary>
    [Parameter, EditorRequired]
    public DutyShift Shift { get; set; } = default!;

    /// <summary>Raised when it is done.</summary>
    [Parameter]
    public EventCallback OnDone { get; set; }

    private List<Candidate> Shown => [.. _candidates!.Where(one => _all || (one.IsFree && one.Qualified))];

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var shift = Shift.Assignment;
        var found = await Find.RunAsync(await Current.GetAsync(), shift.PostId, shift.Start, shift.End, shift.Id, CancellationToken.None);
        _candidates = found.IsDone ? found.Value : [];
        _refusal = found.Refusal;
    }

    private Task SaveAsync() => RunAsync(async actor =>
        _chosen is { } chosen
            ? (await Replace.RunAsync(actor, Shift.Assignment.Id, chosen, _reason, CancellationToken.None)).Refusal
            : DutyFeatureRefusals.PersonMissing);

    private Task WithdrawAsync() => RunAsync(async actor => (await Withdraw.RunAsync(actor, Shift.Assignment.Id, _reason, CancellationToken.None)).Refusal);

    private async Task RunAsync(Func<Data.Actor, Task<Refusal?>> act)
    {
        _busy = true;
        _refusal = await act(await Current.GetAsync());
        _busy = false;
        if (_refusal is null)
        {
            await OnDone.InvokeAsync();
        }
    }
}
