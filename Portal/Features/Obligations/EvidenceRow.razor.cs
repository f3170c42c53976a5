using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Portal.App;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Features.Rules;

namespace Portal.Features.Obligations;

/// <summary>One item of a form, of one thing: asked while the occurrence is open, shown with what was added once it is done.</summary>
public sealed partial class EvidenceRow
{
    /// <summary>Longest side of a photograph that is too large as it is; the browser makes it smaller.</summary>
    private const int Side = 2000;

    private Refusal? _refusal;
    private string? _asked;
    private string? _remark;
    private bool _busy;

    /// <summary>Sentences.</summary>
    [Inject]
    public required Texts T { get; init; }

    /// <summary>Site time.</summary>
    [Inject]
    public required SiteClock Clock { get; init; }

    /// <summary>Keeps an answer.</summary>
    [Inject]
    public required AnswerItem Keep { get; init; }

    /// <summary>Keeps a photograph.</summary>
    [Inject]
    public required KeepPhoto Photo { get; init; }

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

    private string PhotoAddress => EvidencePhotos.Route + Answer?.Value;

    private string Pressed(string value) => (_asked ?? Answer?.Value) == value ? "true" : "false";

    private string Show(string value) => EvidenceFormat.Show(T, Item, value);

    private void AskRemark(string value) => (_asked, _remark, _refusal) = (value, Answer?.Remark, null);

    private Task WriteAsync(string? value) => KeepAsync(value ?? "");

    private async Task KeepAsync(string value)
    {
        var answer = new EvidenceAnswer(Item.Key, Asked.Thing, value, _asked is null ? null : _remark);
        _refusal = (await Keep.RunAsync(await Current.GetAsync(), Line.Obligation, Line.Key, answer, CancellationToken.None)).Refusal;
        if (_refusal == EvidenceRefusals.RemarkMissing && _asked is null)
        {
            AskRemark(value);
        }
        else if (_refusal is null)
        {
            (_asked, _remark) = (null, null);
        }
    }

    private async Task TakePhotoAsync(InputFileChangeEventArgs change)
    {
        _busy = true;
        try
        {
            var file = change.File.Size <= KeepPhoto.LargestFile ? change.File : await change.File.RequestImageFileAsync("image/jpeg", Side, Side);
            await using var stream = file.OpenReadStream(KeepPhoto.LargestFile + 1);
            using var content = new MemoryStream();
            await stream.CopyToAsync(content);
            _refusal = (await Photo.RunAsync(
                await Current.GetAsync(), Line.Obligation, Line.Key, new EvidenceAnswer(Item.Key, Asked.Thing, ""), content.ToArray(), CancellationToken.None)).Refusal;
        }
        catch (IOException)
        {
            _refusal = ObligationRefusals.PhotoTooLarge.With(KeepPhoto.LargestFile >> 20);
        }
        finally
        {
            _busy = false;
        }
    }
}

/// <summary>How answers are told.</summary>
internal static class EvidenceFormat
{
    /// <summary>A value as people read it.</summary>
    public static string Show(Texts texts, EvidenceItem item, string value) => item.Kind switch
    {
        EvidenceItemKind.Tick => "✓",
        EvidenceItemKind.OkOrFault => texts["evidence." + value],
        EvidenceItemKind.Number => item.Unit is { } unit ? $"{value} {unit.InLanguage()}" : value,
        EvidenceItemKind.Choice => item.Choices.FirstOrDefault(choice => choice.Key == value)?.Name.InLanguage() ?? value,
        EvidenceItemKind.Photo => "",
        EvidenceItemKind.Text => value,
    };
}
