using Microsoft.EntityFrameworkCore;
using Portal.Domain.Obligations;
using Portal.Domain.Reports;
using Portal.Features.Obligations;

namespace Portal.Features.Reports;

/// <summary>
/// What reports upward tell the obligations: an incident that the direct superior acknowledges, a level that was
/// skipped until that superior signs, an instruction until it is carried out.
/// </summary>
internal sealed class UpwardEvents : IEventSource
{
    private const string Incident = "incident.reported";
    private const string Skipped = "report.skipped-level";
    private const string Instruction = "instruction.given";

    public IReadOnlyList<string> Kinds { get; } = [Incident, Skipped, Instruction];

    public IReadOnlyList<string> Topics { get; } = [Live.Topics.Reports];

    public async Task<IReadOnlyList<RuleEvent>> BetweenAsync(EventQuestion asked, CancellationToken cancellationToken)
    {
        var (db, from, to) = (asked.Db, asked.From, asked.To);
        var reports = await db.Set<UpwardReport>().AsNoTracking()
            .Where(one => (one.ReportedAt >= from && one.ReportedAt < to) || (one.InstructedAt >= from && one.InstructedAt < to))
            .ToListAsync(cancellationToken);
        return [.. reports.SelectMany(Of).Where(asked.Covers)];
    }

    private static IEnumerable<RuleEvent> Of(UpwardReport report)
    {
        var (subject, label, link) = (report.Id.Value.ToString("N"), $"{report.Number} {report.Title}", ReportWriting.Href(report.Id));
        if (report.Kind.IsIncident())
        {
            yield return new RuleEvent(Incident, subject, report.ReportedAt, report.Superior, label, link, report.AcknowledgedAt, report.AcknowledgedBy);
        }

        if (report.IsSkipLevel)
        {
            yield return new RuleEvent(Skipped, subject, report.ReportedAt, report.Reporter, label, link, report.InformedAt, report.Superior);
        }

        if (report.InstructedAt is { } instructed)
        {
            yield return new RuleEvent(Instruction, subject, instructed, report.Reporter, label, link, report.ExecutedAt, report.Reporter);
        }
    }
}
