using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Features.Cases;

/// <summary>The verbs of one case.</summary>
public sealed partial class CaseActions : IDisposable
{
    private readonly CancellationTokenSource _closing = new();
    private IReadOnlyList<Handler> _handlers = [];
    private HashSet<string> _rights = [];
    private CaseVerb? _verb;
    private CaseVerb? _done;
    private Refusal? _refusal;
    private string _person = "";
    private string _note = "";
    private int? _satisfaction;
    private int _seen;
    private bool _busy;

    /// <summary>Sentences.</summary>
    [Inject]
    public required Texts T { get; init; }

    /// <summary>Who acts.</summary>
    [Inject]
    public required CurrentActor Current { get; init; }

    /// <summary>What the actor may do.</summary>
    [Inject]
    public required IAccess Access { get; init; }

    /// <summary>The use cases.</summary>
    [Inject]
    public required CaseMoves Moves { get; init; }

    /// <summary>Who can be sent.</summary>
    [Inject]
    public required ListHandlers List { get; init; }

    /// <summary>The case as it is shown.</summary>
    [Parameter, EditorRequired]
    public required BoardCase Case { get; set; }

    /// <summary>Called after a move, to read the case again before the next one.</summary>
    [Parameter]
    public EventCallback Moved { get; set; }

    private IEnumerable<CaseVerb> Verbs => CaseVerbs.Of(Case.Status).Where(verb => _rights.Contains(RightOf(verb)));

    private CaseVerb? Primary => _verb is null ? Verbs.Cast<CaseVerb?>().FirstOrDefault(verb => verb != CaseVerb.Note) : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var actor = await Current.GetAsync();
        _rights = new[] { Rights.CasesAssign, Rights.CasesWork }.Where(right => Access.Check(actor, right) is null).ToHashSet(StringComparer.Ordinal);
    }

    private static string RightOf(CaseVerb verb) => verb == CaseVerb.Assign ? Rights.CasesAssign : Rights.CasesWork;

    private IEnumerable<Handler> Handlers(CaseVerb verb) =>
        _handlers.Where(one => one.Id != Case.AssigneeId && (verb == CaseVerb.Assign || one.IsTeamLeader));

    private async Task ChooseAsync(CaseVerb verb)
    {
        // The version is that of the moment when the reader decided, so that a colleague's move in between is noticed.
        (_verb, _seen, _refusal, _done) = (verb, Case.Version, null, null);
        (_person, _note, _satisfaction) = ("", "", null);
        if (verb is CaseVerb.Assign or CaseVerb.HandUp)
        {
            var listed = await List.RunAsync(await Current.GetAsync(), _closing.Token);
            _handlers = listed.IsDone ? listed.Value : [];
            _refusal = listed.Refusal;
        }
    }

    private async Task SubmitAsync()
    {
        if (_verb is not { } verb)
        {
            return;
        }

        _busy = true;
        var result = await RunAsync(verb, await Current.GetAsync());
        if (result.IsDone)
        {
            // The form closes on the case as it is now, or one's own next move would count as stale.
            await Moved.InvokeAsync();
            (_verb, _done) = (null, verb);
        }
        else if (result.Refusal.Code == CaseRefusals.ChangedMeanwhile.Code)
        {
            // Said once; the page shows the truth by now, and the next attempt is about that.
            _verb = null;
        }

        (_busy, _refusal) = (false, result.Refusal);
    }

    private async Task<Result> RunAsync(CaseVerb verb, Actor actor)
    {
        PersonId? person = Guid.TryParse(_person, out var id) ? new PersonId(id) : null;
        return verb switch
        {
            CaseVerb.Assign or CaseVerb.HandUp when person is null => CaseFeatureRefusals.PersonMissing,
            CaseVerb.Assign => await Moves.Assign.RunAsync(actor, Case.Id, person.Value, _seen, _closing.Token),
            CaseVerb.HandUp => await Moves.HandUp.RunAsync(actor, Case.Id, person.Value, _note, _seen, _closing.Token),
            CaseVerb.PassUp => await Moves.PassUp.RunAsync(actor, Case.Id, _note, _seen, _closing.Token),
            CaseVerb.Respond => await Moves.Respond.RunAsync(actor, Case.Id, _note, _seen, _closing.Token),
            CaseVerb.Resolve => await Moves.Resolve.RunAsync(actor, Case.Id, _note, _seen, _closing.Token),
            CaseVerb.CallBack => await Moves.CallBack.RunAsync(actor, Case.Id, _satisfaction, _note, _seen, _closing.Token),
            CaseVerb.Close => await Moves.Close.RunAsync(actor, Case.Id, _seen, _closing.Token),
            CaseVerb.Reopen => await Moves.Reopen.RunAsync(actor, Case.Id, _note, _seen, _closing.Token),
            CaseVerb.Note => await Moves.Note.RunAsync(actor, Case.Id, _note, _closing.Token),
        };
    }
}
