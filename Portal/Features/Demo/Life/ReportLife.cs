using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.People;
using Portal.Domain.Reports;
using Portal.Features.Demo.Making;
using Portal.Features.Reports;

namespace Portal.Features.Demo.Life;

/// <summary>
/// Departments write what they owe: one hands in early, one has begun, the others take their time. People ask their
/// superiors, who answer.
/// </summary>
internal sealed class ReportLife(
    PortalReader reader, ReadReports owed, StartReport start, WriteReport write, SubmitReport submit, FileUpwardReport file, ReadUpwardReports upward, UpwardMoves moves)
{
    private const string Early = "客服部";
    private const string Begun = "秩序维护部";
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan UntilAcknowledged = TimeSpan.FromMinutes(5);

    private DateTimeOffset _last = DateTimeOffset.MinValue;

    /// <summary>Writes and asks what is due by now.</summary>
    public async Task StepAsync(LifeSituation situation, CancellationToken cancellationToken)
    {
        if (situation.Now - _last < Pause)
        {
            return;
        }

        _last = situation.Now;
        await WriteAsync(situation, cancellationToken);
        await AskAsync(situation, cancellationToken);
    }

    private async Task WriteAsync(LifeSituation situation, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(situation.Now.UtcDateTime);
        var read = await owed.RunAsync(DemoActor.System, today.AddDays(-1), today.AddDays(9), cancellationToken);
        foreach (var one in (read.IsDone ? read.Value : []).Where(one => one is { Report: null, Standing: ReportStanding.Open, Slot.Department: Early or Begun }))
        {
            if (situation.People.Values.FirstOrDefault(person => person.Department == one.Slot.Department && person.Role == Roles.Supervisor.Key) is not { } author)
            {
                continue;
            }

            var actor = LifeSituation.ActorOf(author);
            var begun = await start.RunAsync(actor, one.Slot.Template.Key, one.Slot.Department, one.Slot.Turn.Key, cancellationToken);
            if (begun.IsDone && one.Slot.Department == Early && await FillAsync(actor, begun.Value, one.Slot.Template, cancellationToken))
            {
                await submit.RunAsync(actor, begun.Value, null, cancellationToken);
            }
        }
    }

    private async Task<bool> FillAsync(Actor actor, ReportId id, ReportTemplate form, CancellationToken cancellationToken)
    {
        var version = await reader.ReadAsync((db, token) => db.Set<Report>().Where(one => one.Id == id).Select(one => one.Version).SingleAsync(token), cancellationToken);
        var data = EstateData.Shipped.Reports;
        ReportValue[] values =
        [
            .. form.Fields.Where(field => field.Kind == ReportFieldKind.Text && field.IsRequired).Select(field => new ReportValue(field.Key, data.Text)),
            .. form.Fields.Where(field => field.Kind == ReportFieldKind.Items).Select(field => new ReportValue(field.Key)
            {
                Rows = [.. data.Items.Select(item => field.Columns.Select((_, column) => column < item.Count ? item[column] : "").ToArray())],
            }),
        ];
        return (await write.RunAsync(actor, id, version, values, cancellationToken)).IsDone;
    }

    private async Task AskAsync(LifeSituation situation, CancellationToken cancellationToken)
    {
        var known = await upward.RunAsync(DemoActor.System, cancellationToken);
        if (!known.IsDone)
        {
            return;
        }

        if (known.Value.Count == 0)
        {
            foreach (var asked in EstateData.Shipped.Reports.Upward)
            {
                await FileAsync(situation, asked, cancellationToken);
            }

            return;
        }

        foreach (var waiting in known.Value.Where(one => one.Report.AcknowledgedAt is null && one.Report.Kind.IsIncident() && situation.Now - one.Report.ReportedAt > UntilAcknowledged))
        {
            if (situation.People.TryGetValue(waiting.Report.Superior, out var superior))
            {
                await moves.Acknowledge.RunAsync(LifeSituation.ActorOf(superior), waiting.Report.Id, cancellationToken);
            }
        }
    }

    private async Task FileAsync(LifeSituation situation, UpwardData asked, CancellationToken cancellationToken)
    {
        if (situation.OfCode(asked.Staff) is not { } reporter)
        {
            return;
        }

        var actor = LifeSituation.ActorOf(reporter);
        var draft = new UpwardDraft
        {
            Kind = asked.Kind, Title = asked.Title, Text = asked.Text, Proposal = asked.Proposal, Department = asked.Department, FoundAt = situation.Now.AddMinutes(-asked.MinutesAgo),
        };
        var filed = await file.RunAsync(actor, draft, cancellationToken);
        if (!filed.IsDone || asked.Instruction is null || situation.OfCode(reporter.SuperiorCode) is not { } superior)
        {
            return;
        }

        await moves.Instruct.RunAsync(LifeSituation.ActorOf(superior), filed.Value, asked.Instruction, cancellationToken);
        if (asked.Execution is not null)
        {
            await moves.Execute.RunAsync(actor, filed.Value, asked.Execution, cancellationToken);
        }
    }
}
