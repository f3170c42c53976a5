using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Features.Cases;
using Portal.Live;

namespace Portal.Features.Desk;

/// <summary>
/// The supervisor's board of open work. A card is held when it is chosen or dragged, together with the version that the
/// supervisor saw: a move on a case that a colleague moved meanwhile is refused, and the board shows the truth.
/// </summary>
public sealed partial class DeskPage : LiveComponent
{
    private static readonly CaseStatus[] Columns =
        [CaseStatus.New, CaseStatus.Assigned, CaseStatus.InProgress, CaseStatus.AwaitingCallback];

    private CasesBoard? _board;
    private HeldCase? _held;
    private HeldCase? _dragged;
    private (CaseStatus Status, BoardCase Case, int Seen)? _asking;
    private Refusal? _refusal;
    private Refusal? _askRefusal;
    private PersonId? _me;
    // The address follows what is typed by a round trip; the field itself never goes back.
    private string? _typed;
    private bool _mayAssign;
    private bool _mayTake;

    /// <summary>Sentences.</summary>
    [Inject]
    public required Texts T { get; init; }

    /// <summary>The board that everybody shares.</summary>
    [Inject]
    public required CasesSnapshot Cases { get; init; }

    /// <summary>The verbs.</summary>
    [Inject]
    public required CaseMoves Moves { get; init; }

    /// <summary>Who moves.</summary>
    [Inject]
    public required CurrentActor Current { get; init; }

    /// <summary>What the reader may do.</summary>
    [Inject]
    public required IAccess Access { get; init; }

    /// <summary>Where the filter lives.</summary>
    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>Only this kind.</summary>
    [SupplyParameterFromQuery]
    public string? Kind { get; set; }

    /// <summary>Only what is late.</summary>
    [SupplyParameterFromQuery(Name = "late")]
    public string? LateText { get; set; }

    private bool Late => AddressValue.Flag(LateText);

    /// <summary>Only cases of the reader's own units.</summary>
    [SupplyParameterFromQuery(Name = "mine")]
    public string? MineText { get; set; }

    private bool Mine => AddressValue.Flag(MineText);

    /// <summary>Free text.</summary>
    [SupplyParameterFromQuery(Name = "q")]
    public string? Text { get; set; }

    private CaseKind? OnlyKind => Enum.TryParse<CaseKind>(Kind, ignoreCase: true, out var kind) ? kind : null;

    private BoardCase? Held => _held is { } held ? Find(held.Id) : null;

    private IEnumerable<(string Text, int Count, CaseKind? Kind, bool Late, bool Mine, bool Pressed)> Chips
    {
        get
        {
            var all = _board is null ? [] : _board.Pending;
            yield return ("cases.all", all.Count, null, false, false, OnlyKind is null && !Late && !Mine);
            foreach (var kind in Enum.GetValues<CaseKind>())
            {
                var count = all.Count(one => one.Kind == kind);
                if (count > 0 || kind is CaseKind.Complaint or CaseKind.Repair || OnlyKind == kind)
                {
                    yield return ($"desk.kind.{kind}", count, kind, false, false, OnlyKind == kind);
                }
            }

            yield return ("cases.overdue", _board?.Summary.Overdue ?? 0, null, true, false, Late);
            if (_me is not null)
            {
                yield return ("desk.mine", all.Count(IsMine), null, false, true, Mine);
            }
        }
    }

    /// <inheritdoc/>
    protected override Task OnInitializedAsync()
    {
        _typed = Text;
        return base.OnInitializedAsync();
    }

    /// <inheritdoc/>
    protected override LiveSubscription Subscribe() => Cases.Subscribe();

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var actor = await Current.GetAsync();
        if (Access.Check(actor, Rights.CasesRead) is { } refusal)
        {
            (_board, _refusal) = (null, refusal);
            return;
        }

        _me = actor.Person;
        _mayAssign = Access.Check(actor, Rights.CasesAssign) is null;
        _mayTake = Access.Check(actor, Rights.CasesTake) is null;
        _board = (await Cases.GetAsync(cancellationToken)).Value;
    }

    private BoardCase? Find(CaseId id) => _board?.Pending.Concat(_board.Waiting).FirstOrDefault(one => one.Id == id);

    private IReadOnlyList<BoardCase> Shown(CaseStatus status) => _board is null ? [] : [.. _board.Column(status).Where(Fits)];

    private int CountOf(CaseStatus status) =>
        _board is null ? 0
        : status == CaseStatus.AwaitingCallback && OnlyKind is null && !Late && !Mine && string.IsNullOrWhiteSpace(Text) ? _board.AwaitingCallback
        : Shown(status).Count;

    private bool Fits(BoardCase one) =>
        (OnlyKind is not { } kind || one.Kind == kind)
        && (!Late || one.IsOverdueAt(_board!.AsOf))
        && (!Mine || IsMine(one))
        && (Text?.Trim() is not { Length: > 0 } text
            || one.Title.Contains(text, StringComparison.OrdinalIgnoreCase)
            || one.Number.ToString().Contains(text, StringComparison.OrdinalIgnoreCase)
            || one.Unit?.Contains(text, StringComparison.OrdinalIgnoreCase) == true
            || one.Assignee?.Contains(text, StringComparison.OrdinalIgnoreCase) == true);

    private bool IsMine(BoardCase one) => one.Steward is { } steward && steward == _me;

    private void Filter(CaseKind? kind, bool late, bool mine) => Show(kind?.ToString().ToLowerInvariant(), late, mine, _typed);

    private void Search(string? text)
    {
        _typed = text;
        Show(Kind, Late, Mine, text);
    }

    private void Show(string? kind, bool late, bool mine, string? text) =>
        Navigation.NavigateTo(
            Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
            {
                ["kind"] = kind, ["late"] = late ? true : null, ["mine"] = mine ? true : null, ["q"] = string.IsNullOrWhiteSpace(text) ? null : text,
            }),
            replace: true);

    private void Hold(BoardCase one) => (_held, _refusal) = (new HeldCase(one.Id, one.Version), null);

    private void Drag(BoardCase one)
    {
        Hold(one);
        _dragged = _held;
    }

    private void LetGo() => _dragged = null;

    private async Task SendAsync(PersonId person)
    {
        if (_held is { } held)
        {
            LetGo();
            Say(await Moves.Assign.RunAsync(await Current.GetAsync(), held.Id, person, held.Seen, Closing));
        }
    }

    /// <summary>What a column asks for when a card is dropped on it; a step that needs words asks for them.</summary>
    private async Task DropAsync(CaseStatus target)
    {
        if (_dragged is not { } dragged || Find(dragged.Id) is not { } one || one.Status == target)
        {
            LetGo();
            return;
        }

        LetGo();
        switch (target)
        {
            case CaseStatus.InProgress when one.Status != CaseStatus.AwaitingCallback:
                Say(await Moves.Respond.RunAsync(await Current.GetAsync(), one.Id, null, dragged.Seen, Closing));
                break;
            case CaseStatus.AwaitingCallback:
            case CaseStatus.New when one.Status == CaseStatus.AwaitingCallback:
                (_asking, _askRefusal) = ((target, one, dragged.Seen), null);
                break;
            case CaseStatus.New or CaseStatus.Assigned or CaseStatus.InProgress or CaseStatus.Closed:
                _refusal = one.Status == CaseStatus.New ? DeskRefusals.DropOnAPerson : DeskRefusals.NoWayBack.With(target);
                break;
        }
    }

    private async Task AnswerAsync(string text)
    {
        if (_asking is not { } asking)
        {
            return;
        }

        var actor = await Current.GetAsync();
        var result = asking.Status == CaseStatus.AwaitingCallback
            ? await Moves.Resolve.RunAsync(actor, asking.Case.Id, text, asking.Seen, Closing)
            : await Moves.Reopen.RunAsync(actor, asking.Case.Id, text, asking.Seen, Closing);
        if (result.Refusal is { Field: "note" })
        {
            _askRefusal = result.Refusal;
            return;
        }

        _asking = null;
        Say(result);
    }

    private void Say(Result result)
    {
        _refusal = result.Refusal;
        _held = null;
    }

    private sealed record HeldCase(CaseId Id, int Seen);
}
