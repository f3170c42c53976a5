using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Domain.People;
using Portal.Features.Cases;
using Portal.Features.Duty;
using Portal.Live;

namespace Portal.Features.Desk;

/// <summary>Who can be sent now, with presence, certificates and load; and where people are missing.</summary>
public sealed partial class DeskPeople : LiveComponent
{
    /// <summary>People away from any post who are shown without being asked for.</summary>
    private const int OffShown = 3;

    private DutyBoard? _duty;
    private IReadOnlyList<SendablePerson> _people = [];

    /// <summary>Sentences.</summary>
    [Inject]
    public required Texts T { get; init; }

    /// <summary>Duty as everybody sees it.</summary>
    [Inject]
    public required DutySnapshot Snapshot { get; init; }

    /// <summary>Reads duty for the reader.</summary>
    [Inject]
    public required ReadDutyBoard Duty { get; init; }

    /// <summary>Who reads.</summary>
    [Inject]
    public required CurrentActor Current { get; init; }

    /// <summary>The board of cases, for the load.</summary>
    [Parameter, EditorRequired]
    public CasesBoard? Board { get; set; }

    /// <summary>The case that waits for a person.</summary>
    [Parameter]
    public BoardCase? Held { get; set; }

    /// <summary>Whether the reader may send anybody.</summary>
    [Parameter]
    public bool MayAssign { get; set; }

    /// <summary>A person was chosen, or a card was dropped on one.</summary>
    [Parameter]
    public EventCallback<PersonId> OnChoose { get; set; }

    private IEnumerable<SendablePerson> Here => _people.Where(one => one.IsHere);

    private IEnumerable<SendablePerson> Shown => Here.Concat(_people.Where(one => !one.IsHere).Take(OffShown));

    private List<SendablePerson> Rest => [.. _people.Where(one => !one.IsHere).Skip(OffShown)];

    private int Largest => Math.Max(6, _people.Select(one => one.InHand).DefaultIfEmpty().Max());

    /// <inheritdoc/>
    protected override bool IsEmpty => _people.Count == 0;

    /// <inheritdoc/>
    protected override LiveSubscription Subscribe() => Snapshot.Subscribe();

    /// <inheritdoc/>
    protected override void OnParametersSet() => Count();

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var board = await Duty.RunAsync(await Current.GetAsync(), cancellationToken);
        _duty = board.IsDone ? board.Value.Value : null;
        Count();
    }

    private void Count() => _people = _duty is null ? [] : SendablePerson.All(_duty, Board);
}
