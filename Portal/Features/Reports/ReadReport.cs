using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Conduct;
using Portal.Domain.Kernel;
using Portal.Domain.Reports;

namespace Portal.Features.Reports;

/// <summary>A report with its form.</summary>
/// <param name="Report">The report, not tracked.</param>
/// <param name="Template">The form.</param>
/// <param name="MayWrite">Whether the reader may write it.</param>
/// <param name="MayReview">Whether the reader may send it back.</param>
/// <param name="Fines">What was proposed for its breaches.</param>
/// <param name="Mailings">What became of the mails that handing it in sent.</param>
public sealed record ReportSheet(
    Report Report, ReportTemplate Template, bool MayWrite, bool MayReview, IReadOnlyList<ProposedPenalty> Fines, IReadOnlyList<ReportMailing> Mailings);

/// <summary>Shows one report.</summary>
public sealed class ReadReport(PortalReader reader, ReportLibrary library, IAccess access) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.ReportsRead;

    /// <summary>The report with what happened to it.</summary>
    public Task<Result<ReportSheet>> RunAsync(Actor actor, ReportId id, CancellationToken cancellationToken) =>
        reader.TryReadAsync<ReadReport, ReportSheet>(
            actor,
            async (db, token) =>
            {
                var report = await db.Set<Report>().AsNoTracking().Include(one => one.Log.OrderBy(entry => entry.No)).SingleOrDefaultAsync(one => one.Id == id, token);
                if (report is null || library.Find(report.Template) is not { } template)
                {
                    return ReportFeatureRefusals.Unknown;
                }

                var writes = access.Check(actor, Rights.ReportsWrite) is null && await access.NotOwnAsync(db, actor, report.Department, token) is null;
                var source = ReportFines.SourceOf(report.Template, report.Department, report.Turn);
                var fines = await db.Set<ProposedPenalty>().AsNoTracking().Where(one => one.Source == source && one.WithdrawnAt == null).OrderBy(one => one.ProposedAt).ToListAsync(token);
                return new ReportSheet(report, template, writes, access.Check(actor, Rights.ReportsReview) is null, fines, await db.MailingsAsync(report, token));
            },
            cancellationToken);
}
