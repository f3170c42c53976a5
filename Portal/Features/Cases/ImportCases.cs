using Portal.Domain.Kernel;
using Portal.Exchange;
using Portal.Exchange.Imports;

namespace Portal.Features.Cases;

/// <summary>Imports cases of another system, whose number is kept beside ours; the same file again changes nothing.</summary>
internal sealed class ImportCases(SiteZone zone) : ImportHandler<CaseImport>
{
    public override ImportSchema Schema => ImportKinds.Cases;

    protected override CaseImport? Read(ImportRow row) => CaseImport.Read(row, zone);

    protected override async Task ApplyAsync(ImportWrite<CaseImport> write, CancellationToken cancellationToken)
    {
        var importing = await CaseImporting.BeginAsync(write.Unit, zone, [.. write.Rows.Select(row => row.Value)], cancellationToken);
        foreach (var (source, value) in write.Rows)
        {
            var taken = await importing.TakeAsync(value, cancellationToken);
            if (!taken.IsDone)
            {
                source.Reject(taken.Refusal);
            }

            write.Count(source, taken.IsDone && taken.Value.Changes);
        }

        await importing.FinishAsync(cancellationToken);
    }
}
