using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Features.Rules;

namespace Portal.Features.Obligations;

/// <summary>One item of a form, of one thing: asked while the occurrence is open, shown with what was added once it is done.</summary>
public sealed partial class EvidenceRow
{
    /// <summary>Sentences.</summary>
    [Inject]
    public required Texts T { get; init; }

    /// <summary>Site time.</summary>
    [Inject]
    public required SiteClock Clock { get; init; }

    /// <summary>Keeps an answer.</summary>
    [Inject]
    public required AnswerItem Keep { get; init; }

    /// <summary>Keeps what is handed in.</summary>
    [Inject]
    public required KeepPhoto Attachment { get; init; }

    /// <summary>Adds a correction.</summary>
    [Inject]
    public required AddCorrection Add { get; init; }

    /// <summary>Who asks.</summary>
    [Inject]
    public required CurrentActor Current { get; init; }

    /// <summary>The occurrence.</summary>
    [Parameter, EditorRequired]
    public required ObligationLine Line { get; set; }

    /// <summary>The item and the thing.</summary>
    [Parameter, EditorRequired]
    public required EvidenceLine Asked { get; set; }

    /// <summary>What it is called here.</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>Whether the reader may answer.</summary>
    [Parameter]
    public bool MayAnswer { get; set; }

    /// <summary>Whether the reader may add a correction.</summary>
    [Parameter]
    public bool MayCorrect { get; set; }

    private EvidenceItem Item => Asked.Item;

    private EvidenceEntry? Answer => Line.AnswerTo(Asked);

    private bool IsFinding => Answer is { } answer && Item.IsFinding(answer.Value);

    private string Id => $"item-{Line.Obligation}-{Line.Key}-{Item.Key}-{Asked.Thing}";

    private string Show(string value) => EvidenceFormat.Show(T, Item, value);

    private async Task<Refusal?> KeepAsync(EvidenceAnswer answer) =>
        (await Keep.RunAsync(await Current.GetAsync(), Line.Obligation, Line.Key, answer, CancellationToken.None)).Refusal;

    private async Task<Refusal?> AttachAsync(EvidenceAnswer answer, string? name, byte[] content) =>
        (await Attachment.RunAsync(await Current.GetAsync(), Line.Obligation, Line.Key, answer, name, content, CancellationToken.None)).Refusal;

    private async Task<Refusal?> AddAsync(EvidenceAnswer answer, string? reason) =>
        (await Add.RunAsync(await Current.GetAsync(), Line.Obligation, Line.Key, answer, reason, CancellationToken.None)).Refusal;
}

/// <summary>How answers are told.</summary>
public static class EvidenceFormat
{
    /// <summary>A value as people read it.</summary>
    public static string Show(Texts texts, EvidenceItem item, string value) => item.Kind switch
    {
        EvidenceItemKind.Tick => "✓",
        EvidenceItemKind.OkOrFault => texts["evidence." + value],
        EvidenceItemKind.Number => item.Unit is { } unit ? $"{value} {unit.InLanguage()}" : value,
        EvidenceItemKind.Choice => item.Choices.FirstOrDefault(choice => choice.Key == value)?.Name.InLanguage() ?? value,
        EvidenceItemKind.Photo or EvidenceItemKind.File => "",
        EvidenceItemKind.Text or EvidenceItemKind.Date or EvidenceItemKind.Unit => value,
    };
}
