using System.CommandLine;
using System.Text.Json;
using Portal.App;
using Portal.App.CommandLine;

namespace Portal.Exchange.Imports;

/// <summary><c>import KIND FILE [--dry-run] [--skip-invalid]</c>: prints the API's JSON; exit code 1 when rows were refused and nothing was written.</summary>
internal sealed class ImportCommand(RunImport import, Texts texts) : ICommand
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Argument<string> _kind = new("KIND");
    private readonly Argument<string> _file = new("FILE");
    private readonly Option<bool> _dryRun = new("--dry-run");
    private readonly Option<bool> _skipInvalid = new("--skip-invalid");

    public string Words => "import";

    public void Describe(Command command)
    {
        command.Add(_kind);
        command.Add(_file);
        command.Add(_dryRun);
        command.Add(_skipInvalid);
    }

    public async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var path = call.FullPath(call.Value(_file));
        if (!File.Exists(path))
        {
            return await call.RefuseAsync(ImportPipelineRefusals.FileMissing.With(path));
        }

        await using var source = File.OpenRead(path);
        var file = await ImportFile.ReadAsync(source, Path.GetFileName(path), cancellationToken);
        if (!file.IsDone)
        {
            return await call.RefuseAsync(file.Refusal);
        }

        await using var opened = file.Value;
        var options = new ImportOptions(call.Value(_dryRun), call.Value(_skipInvalid));
        var result = await import.RunAsync(call.Actor, call.Value(_kind), opened, options, progress: null, cancellationToken);
        if (!result.IsDone)
        {
            return await call.RefuseAsync(result.Refusal);
        }

        await call.WriteAsync(JsonSerializer.Serialize(result.Value.Report.ToAnswer(texts.Of), Readable));
        return result.Value.Outcome == ImportOutcome.HeldBack ? CommandExit.Refused : CommandExit.Done;
    }
}
