using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Domain.Cases;
using Portal.Domain.Kernel;
using Portal.Live;

namespace Portal.Features.Cases;

/// <summary>What somebody has in hand, for the phone page.</summary>
public sealed partial class MyCases : LiveComponent
{
    private IReadOnlyList<BoardCase> _mine = [];
    private CaseId? _resolving;
    private CaseId? _about;
    private Refusal? _refusal;
    private string _result = "";
    private int _seen;
    private bool _busy;

    /// <summary>Sentences.</summary>
    [Inject]
    public required Texts T { get; init; }

    /// <summary>Site time.</summary>
    [Inject]
    public required SiteClock Clock { get; init; }

    /// <summary>The board that everybody shares.</summary>
    [Inject]
    public required CasesSnapshot Cases { get; init; }

    /// <summary>Records a response.</summary>
    [Inject]
    public required RespondToCase Respond { get; init; }

    /// <summary>Records a result.</summary>
    [Inject]
    public required ResolveCase Resolve { get; init; }

    /// <summary>Whose cases.</summary>
    [Inject]
    public required CurrentActor Current { get; init; }

    /// <inheritdoc/>
    protected override bool IsEmpty => _mine.Count == 0;

    /// <inheritdoc/>
    protected override LiveSubscription Subscribe() => Cases.Subscribe();

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var person = (await Current.GetAsync()).Person;
        var board = (await Cases.GetAsync(cancellationToken)).Value;
        _mine = person is null ? [] : [.. board.Pending.Where(one => one.AssigneeId == person)];
    }

    private void BeginResolve(BoardCase one) => (_resolving, _seen, _refusal, _result) = (one.Id, one.Version, null, "");

    private async Task RespondAsync(BoardCase one)
    {
        _busy = true;
        _about = one.Id;
        _refusal = (await Respond.RunAsync(await Current.GetAsync(), one.Id, null, one.Version, Closing)).Refusal;
        _busy = false;
    }

    private async Task ResolveAsync(BoardCase one)
    {
        _busy = true;
        _about = one.Id;
        var result = await Resolve.RunAsync(await Current.GetAsync(), one.Id, _result, _seen, Closing);
        (_busy, _refusal) = (false, result.Refusal);
        if (result.IsDone || result.Refusal.Field is null)
        {
            _resolving = null;
        }
    }
}
