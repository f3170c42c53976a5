using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Fees;
using Portal.Domain.Fees.Dunning;
using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Features.Dunning;

/// <summary>Withdraws a notice that was not served or recorded wrongly, the whole paper; its rows stay with who and why.</summary>
public sealed class WithdrawDunningNotice(PortalWriter writer, IAccess access) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.DunningRecord;

    /// <summary>Withdraws it; refuses one of another area, and one that a later notice rests on.</summary>
    public Task<Result> RunAsync(Actor actor, DunningNoticeId id, string? why, CancellationToken cancellationToken) =>
        writer.WriteAsync<WithdrawDunningNotice>(
            actor,
            async (write, token) =>
            {
                if (await write.Db.Set<DunningNotice>().SingleOrDefaultAsync(notice => notice.Id == id, token) is not { } named)
                {
                    return DunningRefusals.NoticeUnknown;
                }

                if (await AreaAsync(write.Db, named, token) is var (code, steward) && !DunningScope.Of(access, actor).Covers(steward))
                {
                    return DunningRefusals.NotYours.With(code);
                }

                var ofUnit = await write.Db.Set<DunningNotice>().Where(notice => notice.Unit == named.Unit).ToListAsync(token);
                var paper = ofUnit.FindAll(notice => (notice.Form, notice.Stage, notice.RecordedAt) == (named.Form, named.Stage, named.RecordedAt));
                var later = ofUnit.Find(notice => notice.WithdrawnAt is null && notice.Stage > named.Stage && paper.Exists(row => row.Due == notice.Due));
                return named.WithdrawnAt is null && later is not null
                    ? DunningRefusals.LaterNotice.With(later.Form)
                    : paper.Select(row => row.Withdraw(why, actor.Name, write.Now)).ToList().Find(result => !result.IsDone);
            },
            cancellationToken);

    private static async Task<(string Code, PersonId? Steward)> AreaAsync(PortalDb db, DunningNotice notice, CancellationToken cancellationToken)
    {
        var unit = await db.Set<Unit>().AsNoTracking().SingleAsync(unit => unit.Id == notice.Unit, cancellationToken);
        return (unit.Code, unit.Steward);
    }
}
