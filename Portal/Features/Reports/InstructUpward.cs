using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Reports;
using Portal.Features.Reminders;

namespace Portal.Features.Reports;

/// <summary>Whoever a report went to answers it in writing, for good .</summary>
public sealed class InstructUpward(PortalWriter writer) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.SignedIn;

    /// <summary>Answers.</summary>
    public Task<Result> RunAsync(Actor actor, UpwardReportId id, string? text, CancellationToken cancellationToken) =>
        writer.ChangeUpwardAsync<InstructUpward>(
            actor,
            id,
            (unit, report, person, _) =>
            {
                var given = report.Instruct(person, text, unit.Now);
                if (given.IsDone)
                {
                    unit.Send(InboxMessage.To(report.Reporter, "upward.message.instructed", [actor.Name, report.Title], unit.Now, "A-071", $"/reports/upward/{id.Value}"));
                }

                return Task.FromResult(given);
            },
            cancellationToken);
}
