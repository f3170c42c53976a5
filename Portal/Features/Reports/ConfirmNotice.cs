using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Reports;
using Portal.Features.Reminders;

namespace Portal.Features.Reports;

/// <summary>Somebody says that he has read a notice.</summary>
public sealed class ConfirmNotice(PortalWriter writer) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.SignedIn;

    /// <summary>Confirms it.</summary>
    public Task<Result> RunAsync(Actor actor, NoticeId id, CancellationToken cancellationToken) =>
        writer.WriteAsync<ConfirmNotice>(
            actor,
            async (unit, token) =>
            {
                if (await unit.Db.Set<Notice>().Include(notice => notice.Readings).SingleOrDefaultAsync(notice => notice.Id == id, token) is not { } notice || actor.Person is not { } reader)
                {
                    return NoticeRefusals.NotForYou;
                }

                var confirmed = notice.Confirm(reader, unit.Now);
                if (confirmed.IsDone)
                {
                    await unit.AcknowledgeAsync(reader, PublishNotice.LinkTo(id), token);
                }

                return confirmed;
            },
            cancellationToken);
}
