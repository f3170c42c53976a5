using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Portal.App;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;

namespace Portal.Features.Obligations;

/// <summary>The control of one item of a form, whatever the form belongs to: whoever shows it keeps the answer and says why not.</summary>
public sealed partial class EvidenceInput
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

    /// <summary>Id of what names the control, unique on the page.</summary>
    [Parameter, EditorRequired]
    public required string Id { get; set; }

    /// <summary>The item and the thing.</summary>
    [Parameter, EditorRequired]
    public required EvidenceLine Asked { get; set; }

    /// <summary>What it is called here.</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>The answer so far (canonical), or null.</summary>
    [Parameter, EditorRequired]
    public string? Value { get; set; }

    /// <summary>The remark so far, or null.</summary>
    [Parameter]
    public string? Remark { get; set; }

    /// <summary>What is proposed while there is no answer, or null.</summary>
    [Parameter]
    public string? Proposed { get; set; }

    /// <summary>Keeps an answer, a blank one takes it back; says why not.</summary>
    [Parameter, EditorRequired]
    public required Func<EvidenceAnswer, Task<Refusal?>> Keep { get; set; }

    /// <summary>Keeps what is handed in, with the name of its file, as the answer, whose value stays blank; says why not.</summary>
    [Parameter, EditorRequired]
    public required Func<EvidenceAnswer, string?, byte[], Task<Refusal?>> Attach { get; set; }

    private EvidenceItem Item => Asked.Item;

    private string AskedClass => Item.IsRequired ? "is-required" : "";

    private string Pressed(string value) => (_asked ?? Value) == value ? "true" : "false";

    private void AskRemark(string value) => (_asked, _remark, _refusal) = (value, Remark, null);

    private Task WriteAsync(string? value) => KeepAsync(value ?? "");

    private async Task KeepAsync(string value)
    {
        _refusal = await Keep(new EvidenceAnswer(Item.Key, Asked.Thing, value, _asked is null ? null : _remark));
        if (_refusal == EvidenceRefusals.RemarkMissing && _asked is null)
        {
            AskRemark(value);
        }
        else if (_refusal is null)
        {
            (_asked, _remark) = (null, null);
        }
    }

    /// <summary>A photograph that is too large is made smaller by the browser.</summary>
    private Task TakePhotoAsync(InputFileChangeEventArgs change) => TakeAsync(
        async () => change.File.Size <= EvidenceUpload.LargestPhoto ? change.File : await change.File.RequestImageFileAsync("image/jpeg", Side, Side),
        EvidenceUpload.LargestPhoto,
        ObligationRefusals.PhotoTooLarge);

    private Task TakeFileAsync(InputFileChangeEventArgs change) =>
        TakeAsync(() => Task.FromResult(change.File), EvidenceUpload.LargestFile, ObligationRefusals.FileTooLarge);

    private async Task TakeAsync(Func<Task<IBrowserFile>> choose, int largest, Refusal tooLarge)
    {
        _busy = true;
        try
        {
            var file = await choose();
            await using var stream = file.OpenReadStream(largest + 1);
            using var content = new MemoryStream();
            await stream.CopyToAsync(content);
            _refusal = await Attach(new EvidenceAnswer(Item.Key, Asked.Thing, ""), file.Name, content.ToArray());
        }
        catch (IOException)
        {
            _refusal = tooLarge.With(largest >> 20);
        }
        finally
        {
            _busy = false;
        }
    }
}
