using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Reports;

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
                await unit.Db.Set<Notice>().Include(notice => notice.Readings).SingleOrDefaultAsync(notice => notice.Id == id, token) is { } notice && actor.Person is { } reader
                    ? notice.Confirm(reader, unit.Now)
                    : NoticeRefusals.NotForYou,
            cancellationToken);
}
