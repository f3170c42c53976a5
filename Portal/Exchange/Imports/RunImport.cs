using System.Text.Json;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Exchange.Tables;

namespace Portal.Exchange.Imports;

/// <summary>
/// Takes a file in: reads and checks every row outside the writer, then decides and writes all of them in one
/// transaction, or, when a row is refused and bad rows are not to be skipped, none.
/// </summary>
public sealed class RunImport(PortalWriter writer, IAccess access, TimeProvider clock, IEnumerable<IImportHandler> handlers) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.ImportRun;

    /// <summary>Kinds that can be imported, in the order of the documents.</summary>
    public IReadOnlyList<ImportSchema> Kinds { get; } =
        [.. ImportKinds.All.Where(schema => handlers.Any(handler => handler.Schema.Kind == schema.Kind))];

    /// <summary>Runs the import.</summary>
    /// <param name="actor">Who imports.</param>
    /// <param name="kind">Import kind.</param>
    /// <param name="file">The file; stays open, the caller closes it.</param>
    /// <param name="options">Dry run and skipping.</param>
    /// <param name="progress">Told about every thousandth row, or null.</param>
    /// <param name="cancellationToken">Stops before the commit; nothing is written then.</param>
    /// <returns>What became of each row; or a refusal of access or of the kind.</returns>
    public async Task<Result<ImportResult>> RunAsync(
        Actor actor, string kind, ImportFile file, ImportOptions options, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        if (access.Check(actor, Right) is { } refusal)
        {
            return refusal;
        }

        if (handlers.FirstOrDefault(handler => handler.Schema.Kind == kind) is not { } handler)
        {
            return ImportPipelineRefusals.KindUnknown.With(kind);
        }

        file.Content.Position = 0;
        var opening = await TableReader.OpenAsync(file.Content, handler.Schema, cancellationToken);
        if (opening.Table is null)
        {
            var refused = new ImportResult(ImportReport.OfRefusedFile(kind, opening.Rejected), ImportOutcome.HeldBack);
            await NoteAsync(actor, file, options, refused, cancellationToken);
            return refused;
        }

        using var table = opening.Table;
        var tally = new ImportTally(kind, table.Warnings);
        var pulse = new ImportPulse(table.RowCount, progress);
        var batch = await Task.Run(() => handler.Read(table.Rows(), tally, pulse, cancellationToken), cancellationToken);
        var result = await WriteAsync(actor, file, options, batch, tally, pulse, cancellationToken);
        if (result is { IsDone: true, Value.Outcome: ImportOutcome.HeldBack })
        {
            await NoteAsync(actor, file, options, result.Value, cancellationToken);
        }

        return result;
    }

    private async Task<Result<ImportResult>> WriteAsync(
        Actor actor, ImportFile file, ImportOptions options, IImportBatch batch, ImportTally tally, ImportPulse pulse, CancellationToken cancellationToken)
    {
        ImportResult? notWritten = null;
        var written = await writer.WriteAsync<RunImport, ImportResult>(
            actor,
            async (unit, token) =>
            {
                await batch.ApplyAsync(unit, tally, pulse, token);
                var report = tally.ToReport();
                if (options.DryRun || (report.Rejected.Count > 0 && !options.SkipInvalid))
                {
                    notWritten = options.DryRun
                        ? new ImportResult(report, ImportOutcome.DryRun)
                        : new ImportResult(report.HeldBack(), ImportOutcome.HeldBack);
                    return ImportPipelineRefusals.HeldBack;
                }

                var done = new ImportResult(report, ImportOutcome.Written);
                var run = ToRun(actor, file, done);
                unit.Db.Add(run);
                unit.Record(Details(run));
                return done;
            },
            cancellationToken);
        return notWritten is not null ? notWritten : written;
    }

    /// <summary>A file that was held back leaves a line in the history and nothing else; a dry run leaves none.</summary>
    private async Task NoteAsync(Actor actor, ImportFile file, ImportOptions options, ImportResult result, CancellationToken cancellationToken)
    {
        if (!options.DryRun)
        {
            await writer.WriteAsync<RunImport>(
                actor,
                (unit, _) =>
                {
                    unit.Db.Add(ToRun(actor, file, result));
                    return Task.FromResult(Result.Done);
                },
                cancellationToken);
        }
    }

    private ImportRun ToRun(Actor actor, ImportFile file, ImportResult result) => new()
    {
        Id = TypedId.New<ImportRunId>(clock.GetUtcNow()),
        Kind = result.Report.Kind,
        FileName = file.Name,
        FileHash = file.Hash,
        ActorName = actor.Name,
        At = clock.GetUtcNow(),
        Outcome = result.Outcome,
        Total = result.Report.Total,
        Accepted = result.Report.Accepted,
        Unchanged = result.Report.Unchanged,
        Rejected = result.Report.Rejected.Count,
        Warnings = result.Report.Warnings.Count,
    };

    private static string Details(ImportRun run) =>
        JsonSerializer.Serialize(new { import = run.Kind, file = run.FileName, sha256 = run.FileHash, run.Accepted, run.Unchanged, run.Rejected });
}

/// <summary>What an import did.</summary>
/// <param name="Report">Row by row.</param>
/// <param name="Outcome">Whether anything was written.</param>
public sealed record ImportResult(ImportReport Report, ImportOutcome Outcome);
