using Portal.Jobs;

namespace Portal.Features.Reports;

/// <summary>Proposes what late reports bring.</summary>
internal sealed class KeepReports(ProposeReportFines fines) : IPortalJob
{
    public const string Name = "reports";

    public async Task<JobTally> RunAsync(CancellationToken cancellationToken) => new(("fined", await fines.RunAsync(cancellationToken)));
}
