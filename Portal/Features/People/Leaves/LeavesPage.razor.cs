using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Live;

namespace Portal.Features.People.Leaves;

/// <summary>Who is on leave, and who is reminded instead.</summary>
public sealed partial class LeavesPage : LiveComponent
{
    private LeavesView _view = new([], []);
    private Refusal? _refusal;
    private DateOnly _first;
    private DateOnly _last;
    private string? _person;
    private string? _substitute;
    private LeaveKind _kind;
    private bool _mayManage;
    private int _round;

    /// <summary>Sentences.</summary>
    [Inject]
    public required Texts T { get; init; }

    /// <summary>Site time.</summary>
    [Inject]
    public required SiteClock Clock { get; init; }

    /// <summary>What there is.</summary>
    [Inject]
    public required ReadLeaves Read { get; init; }

    /// <summary>Writes one down.</summary>
    [Inject]
    public required RecordLeave Record { get; init; }

    /// <summary>Takes one back.</summary>
    [Inject]
    public required WithdrawLeave Withdraw { get; init; }

    /// <summary>What the reader may do.</summary>
    [Inject]
    public required IAccess Access { get; init; }

    /// <summary>Who asks.</summary>
    [Inject]
    public required CurrentActor Current { get; init; }

    /// <inheritdoc/>
    protected override bool IsEmpty => _view.Leaves.Count == 0;

    /// <inheritdoc/>
    protected override LiveSubscription Subscribe() => Feed.Subscribe(Topics.People);

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var reader = await Current.GetAsync();
        var read = await Read.RunAsync(reader, cancellationToken);
        _view = read.IsDone ? read.Value : new LeavesView([], []);
        _mayManage = Access.Check(reader, Rights.DutyManage) is null;
        if (_first == default)
        {
            (_first, _last) = (Clock.Today, Clock.Today);
        }
    }

    private static PersonId? Id(string? text) => Guid.TryParse(text, out var id) ? PersonId.From(id) : null;

    private async Task RecordAsync()
    {
        _refusal = Id(_person) is { } person
            ? (await Record.RunAsync(await Current.GetAsync(), person, _first, _last, _kind, Id(_substitute), CancellationToken.None)).Refusal
            : LeaveRefusals.UnknownPerson;
        if (_refusal is null)
        {
            (_person, _substitute, _kind) = (null, null, LeaveKind.Other);
            _round++;
        }
    }

    private async Task WithdrawAsync(LeaveId id) =>
        _refusal = (await Withdraw.RunAsync(await Current.GetAsync(), id, CancellationToken.None)).Refusal;
}
