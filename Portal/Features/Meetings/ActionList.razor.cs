using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Meetings;
using Portal.Domain.People;

namespace Portal.Features.Meetings;

/// <summary>Lists action items and takes their results.</summary>
public sealed partial class ActionList
{
    private ActionItemId? _open;
    private Refusal? _refusal;
    private PersonId? _me;
    private string _text = "";
    private string _department = WriteAgenda.CommentingDepartment;
    private string _supervisor = "";
    private bool _busy;

    /// <summary>Sentences.</summary>
    [Inject]
    public required Texts T { get; init; }

    /// <summary>Takes results.</summary>
    [Inject]
    public required ReportAction Report { get; init; }

    /// <summary>Takes what cannot be solved.</summary>
    [Inject]
    public required EscalateAction Escalate { get; init; }

    /// <summary>Who asks.</summary>
    [Inject]
    public required CurrentActor Current { get; init; }

    /// <summary>The items.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<ActionLine> Lines { get; set; } = [];

    /// <summary>Whether the reader manages meetings.</summary>
    [Parameter]
    public bool MayManage { get; set; }

    /// <summary>Whether each leads to its meeting.</summary>
    [Parameter]
    public bool Linked { get; set; }

    /// <summary>The supervisors who can be held liable; none leaves that out.</summary>
    [Parameter]
    public IReadOnlyList<Person> Supervisors { get; set; } = [];

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync() => _me = (await Current.GetAsync()).Person;

    private static string Key(ActionLine line) => line.Item.Id.Value.ToString("N");

    private bool May(ActionLine line) => line.Item.ClosedAt is null && (MayManage || line.Item.Owner == _me);

    private void Open(ActionLine line) => (_open, _refusal, _text) = (line.Item.Id, null, "");

    private void Close() => (_open, _refusal) = (null, null);

    private Task ReportAsync(ActionLine line, bool completed) => RunAsync(actor => Report.RunAsync(actor, line.Item.Id, completed, _text, CancellationToken.None));

    private Task EscalateAsync(ActionLine line) => RunAsync(actor => Escalate.RunAsync(actor, line.Item.Id, _department, _text, CancellationToken.None));

    private Task HoldAsync(ActionLine line) => RunAsync(actor => Guid.TryParse(_supervisor, out var id)
        ? Escalate.HoldLiableAsync(actor, line.Item.Id, new PersonId(id), _text, CancellationToken.None)
        : Task.FromResult<Result>(MeetingFeatureRefusals.PersonUnknown));

    private async Task RunAsync(Func<Actor, Task<Result>> act)
    {
        _busy = true;
        _refusal = (await act(await Current.GetAsync())).Refusal;
        _busy = false;
        if (_refusal is null)
        {
            Close();
        }
    }
}
