using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Domain.Reports;
using Portal.Features.Reminders;

namespace Portal.Features.Reports;

/// <summary>What every change of a report has in common: load it, see that the page was not stale and whose it is, let it decide.</summary>
internal static class ReportWriting
{
    /// <summary>Page of a report upward.</summary>
    public static string Href(UpwardReportId id) => $"/reports/upward/{id.Value}";

    /// <summary>Tells somebody what the actor did with a report upward.</summary>
    public static void Tell(this WriteUnit unit, UpwardReport report, PersonId person, string text, string clause) =>
        unit.Send(InboxMessage.To(person, text, [unit.Actor.Name, report.Title], unit.Now, clause, Href(report.Id)));

    /// <summary>A change by the department itself.</summary>
    public static Task<Result> ChangeReportAsync<TUseCase>(
        this PortalWriter writer,
        IAccess access,
        ReportLibrary library,
        Actor actor,
        ReportId id,
        int? seenVersion,
        Func<WriteUnit, Report, ReportTemplate, CancellationToken, Task<Result>> decide,
        CancellationToken cancellationToken)
        where TUseCase : IUseCase =>
        writer.WriteAsync<TUseCase>(
            actor,
            async (unit, token) =>
            {
                var report = await unit.Db.Set<Report>().Include(one => one.Log.OrderBy(entry => entry.No)).SingleOrDefaultAsync(one => one.Id == id, token);
                if (report is null || library.Find(report.Template) is not { } template)
                {
                    return ReportFeatureRefusals.Unknown;
                }

                return seenVersion is { } seen && seen != report.Version ? ReportFeatureRefusals.Stale
                    : await access.NotOwnAsync(unit.Db, actor, report.Department, token) is { } notOwn ? notOwn
                    : await decide(unit, report, template, token);
            },
            cancellationToken);

    /// <summary>A change of a report upward by somebody of the staff list.</summary>
    public static Task<Result> ChangeUpwardAsync<TUseCase>(
        this PortalWriter writer, Actor actor, UpwardReportId id, Func<WriteUnit, UpwardReport, PersonId, CancellationToken, Task<Result>> decide, CancellationToken cancellationToken)
        where TUseCase : IUseCase =>
        writer.WriteAsync<TUseCase>(
            actor,
            async (unit, token) =>
            {
                if (actor.Person is not { } person)
                {
                    return UpwardRefusals.NotAPerson;
                }

                return await unit.Db.Set<UpwardReport>().SingleOrDefaultAsync(one => one.Id == id, token) is { } report
                    ? await decide(unit, report, person, token)
                    : ReportFeatureRefusals.Unknown;
            },
            cancellationToken);

    /// <inheritdoc cref="ChangeUpwardAsync{TUseCase}(PortalWriter, Actor, UpwardReportId, Func{WriteUnit, UpwardReport, PersonId, CancellationToken, Task{Result}}, CancellationToken)"/>
    public static Task<Result> ChangeUpwardAsync<TUseCase>(
        this PortalWriter writer, Actor actor, UpwardReportId id, Func<UpwardReport, PersonId, DateTimeOffset, Result> decide, CancellationToken cancellationToken)
        where TUseCase : IUseCase =>
        writer.ChangeUpwardAsync<TUseCase>(actor, id, (unit, report, person, _) => Task.FromResult(decide(report, person, unit.Now)), cancellationToken);
}
