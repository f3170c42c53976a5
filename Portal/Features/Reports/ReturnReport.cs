using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Reports;
using Portal.Features.Reminders;

namespace Portal.Features.Reports;

/// <summary>Sends a report back to its department with a reason.</summary>
public sealed class ReturnReport(PortalWriter writer, ReportLibrary library, IAccess access) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.ReportsReview;

    /// <summary>Sends it back.</summary>
    public Task<Result> RunAsync(Actor actor, ReportId id, string? reason, CancellationToken cancellationToken) =>
        writer.ChangeReportAsync<ReturnReport>(
            access,
            library,
            actor,
            id,
            null,
            (unit, report, template, _) =>
            {
                var returned = report.Return(reason, actor.Name, unit.Now);
                if (returned.IsDone && report.SubmittedBy is { } author)
                {
                    unit.Send(InboxMessage.To(author, "reports.message.returned", [template.Name.Chinese, report.Department, reason], unit.Now, template.Clauses[0], $"/reports/{id.Value}"));
                }

                return Task.FromResult(returned);
            },
            cancellationToken);
}
