using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.Registers;

namespace Portal.Features.Registers.Pages;

/// <summary>What a stage asks, with what was answered so far, and why it is not done yet beside what it is about.</summary>
public sealed partial class StageForm
{
    private Refusal? _refusal;
    private bool _tried;
    private bool _busy;

    /// <summary>Sentences.</summary>
    [Inject]
    public required Texts T { get; init; }

    /// <summary>The stage.</summary>
    [Parameter, EditorRequired]
    public required StageName Stage { get; set; }

    /// <summary>What it asks, of each thing.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<EvidenceLine> Asked { get; set; }

    /// <summary>What was answered so far.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyCollection<EvidenceAnswer> Answers { get; set; }

    /// <summary>What is proposed for items without an answer, by their keys.</summary>
    [Parameter]
    public IReadOnlyDictionary<string, string> Proposed { get; set; } = new Dictionary<string, string>();

    /// <summary>Keeps an answer, a blank one takes it back; says why not.</summary>
    [Parameter, EditorRequired]
    public required Func<EvidenceAnswer, Task<Refusal?>> Keep { get; set; }

    /// <summary>Keeps what is handed in, with the name of its file, as an answer; says why not.</summary>
    [Parameter, EditorRequired]
    public required Func<EvidenceAnswer, string?, byte[], Task<Refusal?>> Attach { get; set; }

    /// <summary>Says that the stage is done, or why not.</summary>
    [Parameter, EditorRequired]
    public required Func<Task<Refusal?>> Complete { get; set; }

    /// <summary>Further buttons.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private string IdOf(EvidenceLine asked) => $"stage-{Stage.Key}-{asked.Item.Key}-{asked.Thing}";

    private EvidenceAnswer? AnswerTo(EvidenceLine asked) => Answers.FirstOrDefault(answer => answer.Item == asked.Item.Key && answer.Thing == asked.Thing);

    private bool IsMissing(EvidenceLine asked) => _tried && asked.Item.IsRequired && AnswerTo(asked) is null;

    /// <summary>Whether what was refused is this number: it does not fit another one, or takes out of the stock what is not there.</summary>
    private bool IsOn(EvidenceLine asked) => _refusal is { Args: [var about, ..] } && AnswerTo(asked) is { } number && (
        Equals(about, asked.Item.Name)
        || (_refusal.Code == RegisterRefusals.StockShort.Code && asked.Item.Stock is { Direction: StockDirection.Out } move && Equals(about, move.Article(number, Answers))));

    /// <summary>What was refused before may hold no longer.</summary>
    private async Task<Refusal?> KeepAsync(EvidenceAnswer answer)
    {
        var refusal = await Keep(answer);
        if (refusal is null && _refusal is not null)
        {
            _refusal = null;
            StateHasChanged();
        }

        return refusal;
    }

    private async Task CompleteAsync()
    {
        _busy = true;
        try
        {
            _refusal = await Complete();
            _tried = _refusal is not null;
        }
        finally
        {
            _busy = false;
        }

        // The rows themselves say what is missing.
        if (_refusal?.Code == EvidenceRefusals.Incomplete.Code && Asked.Any(IsMissing))
        {
            _refusal = null;
        }
    }
}
