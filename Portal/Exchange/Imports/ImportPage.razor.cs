using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Portal.App;
using Portal.Domain.Kernel;

namespace Portal.Exchange.Imports;

/// <summary>Takes files in by hand: template, dry run, import, progress, cancel, row-by-row errors, history.</summary>
public sealed partial class ImportPage : IDisposable
{
    private const long MaxBytes = 64L << 20;

    private string _kind = ImportKinds.Units.Kind;
    private bool _skipInvalid;
    private bool _cancelled;
    private IBrowserFile? _chosen;
    private CancellationTokenSource? _running;
    private ImportProgress? _progress;
    private ImportResult? _result;
    private Refusal? _refusal;

    /// <summary>The use case.</summary>
    [Inject]
    public required RunImport Import { get; init; }

    /// <summary>Who is at the page.</summary>
    [Inject]
    public required CurrentActor Current { get; init; }

    private bool IsBusy => _running is not null;

    /// <inheritdoc/>
    public void Dispose() => _running?.Cancel();

    private void Choose(InputFileChangeEventArgs change)
    {
        _chosen = change.File;
        Clear();
    }

    private void Cancel() => _running?.Cancel();

    private async Task RunAsync(bool dryRun)
    {
        Clear();
        using var running = new CancellationTokenSource();
        _running = running;
        try
        {
            await using var source = _chosen!.OpenReadStream(MaxBytes, running.Token);
            var file = await ImportFile.ReadAsync(source, _chosen.Name, running.Token);
            if (!file.IsDone)
            {
                _refusal = file.Refusal;
                return;
            }

            await using var opened = file.Value;
            var progress = new Relay(seen => _ = InvokeAsync(() => Show(seen)));
            var result = await Import.RunAsync(
                await Current.GetAsync(), _kind, opened, new ImportOptions(dryRun, _skipInvalid), progress, running.Token);
            _result = result.IsDone ? result.Value : null;
            _refusal = result.Refusal;
        }
        catch (OperationCanceledException) when (running.IsCancellationRequested)
        {
            _cancelled = true;
        }
        catch (IOException)
        {
            _refusal = ImportRefusals.TooLarge.With(MaxBytes >> 20);
        }
        finally
        {
            _running = null;
            _progress = null;
        }
    }

    private void Show(ImportProgress progress)
    {
        _progress = progress;
        StateHasChanged();
    }

    private void Clear()
    {
        _result = null;
        _refusal = null;
        _cancelled = false;
    }

    /// <summary>Unlike <see cref="Progress{T}"/> it needs no synchronisation context of its own.</summary>
    private sealed class Relay(Action<ImportProgress> seen) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => seen(value);
    }
}
