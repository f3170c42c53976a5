using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Fees.Dunning;
using Portal.Domain.People;
using Portal.Features.Dunning;

namespace Portal.Features.Demo.Life;

/// <summary>Some of those in arrears have had their notices already, a few the reminder that follows.</summary>
internal sealed class DunningLife(PortalReader reader, ReadDunning read, RecordDunningNotice record)
{
    private const int Notified = 60;
    private const int Reminded = 25;

    private bool _isDone;

    /// <summary>Serves them, once.</summary>
    public async Task StepAsync(LifeSituation situation, CancellationToken cancellationToken)
    {
        if (_isDone || situation.People.Values.FirstOrDefault(person => person.Role == Roles.Supervisor.Key) is not { } supervisor)
        {
            return;
        }

        var actor = LifeSituation.ActorOf(supervisor);
        if (!await reader.ReadAsync((db, token) => db.Set<DunningNotice>().AnyAsync(token), cancellationToken))
        {
            await ServeAsync(actor, DunningStage.Notified, "TZ-0001", Notified, cancellationToken);
            await ServeAsync(actor, DunningStage.Reminded, "CJ-0001", Reminded, cancellationToken);
        }

        _isDone = true;
    }

    private async Task ServeAsync(Actor actor, DunningStage stage, string form, int most, CancellationToken cancellationToken)
    {
        var waiting = await read.RunAsync(actor, new DunningFilter(stage, stage == DunningStage.Reminded ? DunningStage.Notified : null), 0, most, cancellationToken);
        if (waiting.IsDone && waiting.Value.Rows.Count > 0)
        {
            await record.RunAsync(actor, [.. waiting.Value.Rows.Select(row => row.Unit.Code)], stage, waiting.Value.Today, form, cancellationToken);
        }
    }
}
