using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Reports;

namespace Portal.Features.Reports;

/// <summary>Keeps what the author wrote into a report that is not handed in.</summary>
public sealed class WriteReport(PortalWriter writer, ReportLibrary library, IAccess access) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.ReportsWrite;

    /// <summary>Keeps fields; refused as a whole when one of them is not the author's to write.</summary>
    public Task<Result> RunAsync(Actor actor, ReportId id, int seenVersion, IReadOnlyCollection<ReportValue> written, CancellationToken cancellationToken) =>
        writer.ChangeReportAsync<WriteReport>(
            access, library, actor, id, seenVersion, (_, report, template, _) => Task.FromResult(report.Write(template, written)), cancellationToken);
}
