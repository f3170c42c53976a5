using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Reports;
using Portal.Features.Reminders;

namespace Portal.Features.Reports;

/// <summary>The reporter puts a differing opinion beside an instruction .</summary>
public sealed class DisagreeUpward(PortalWriter writer) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.SignedIn;

    /// <summary>Puts it; the instruction stands.</summary>
    public Task<Result> RunAsync(Actor actor, UpwardReportId id, string? text, CancellationToken cancellationToken) =>
        writer.ChangeUpwardAsync<DisagreeUpward>(
            actor,
            id,
            (unit, report, person, _) =>
            {
                var put = report.Disagree(person, text, unit.Now);
                if (put.IsDone && report.InstructedBy is { } superior)
                {
                    unit.Send(InboxMessage.To(superior, "upward.message.dissent", [actor.Name, report.Title], unit.Now, "A-073", $"/reports/upward/{id.Value}"));
                }

                return Task.FromResult(put);
            },
            cancellationToken);
}
