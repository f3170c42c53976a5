using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Duty;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Features.Cases;
using Portal.Features.Demo.Making;

namespace Portal.Features.Demo.Life;

/// <summary>
/// After a stop: the cases that lay there went on, and others came in meanwhile. Each step is entered at the instant at
/// which it would have happened.
/// </summary>
internal sealed class EnterCases(PortalWriter writer, PortalReader reader, SiteZone zone) : IUseCase
{
    /// <summary>A call more or less is life's own matter.</summary>
    private const int Few = 3;

    private static readonly TimeSpan LongestShift = TimeSpan.FromHours(16);

    /// <inheritdoc/>
    public static string Right => Rights.CasesWork;

    /// <summary>Enters what happened since <paramref name="after"/>; answers how many cases came in. Only in a database of the demonstration.</summary>
    public async Task<Result<int>> RunAsync(int seed, DateTimeOffset after, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var missing = await reader.ReadAsync((db, token) => MissingAsync(db, seed, now, token), cancellationToken);
        return await writer.WriteAsync<EnterCases, int>(
            DemoActor.System,
            async (unit, token) =>
            {
                if (!await unit.Db.Set<Demonstration>().AnyAsync(token))
                {
                    return DemoRefusals.NotMarked;
                }

                var history = new CasePlayer(seed, await StaffAsync(unit.Db, after, now, token), await unit.Db.Set<ClosingRule>().AsNoTracking().ToListAsync(token));
                foreach (var one in await unit.Db.Set<Case>().Where(one => one.ClosedAt == null || one.ClosedAt > after.AddDays(-1)).ToListAsync(token))
                {
                    history.Advance(one, now);
                }

                var entered = new List<Case>(missing.Count);
                foreach (var receipt in missing)
                {
                    entered.Add(history.Play(receipt, await CaseBook.NextAsync(unit.Db, receipt.Subject.Kind, zone.DateOf(receipt.At), token), now));
                }

                await unit.BulkInsertAsync(entered, token);
                await unit.BulkInsertAsync(entered.SelectMany(one => one.Log), token);
                return entered.Count;
            },
            cancellationToken);
    }

    /// <summary>
    /// The calls of the diary since the last that came. Life may have run ahead of the diary in this month; that many are
    /// left out.
    /// </summary>
    private async Task<List<CaseReceipt>> MissingAsync(PortalDb db, int seed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await db.Set<Case>().MaxAsync(one => (DateTimeOffset?)one.ReceivedAt, cancellationToken) is not { } last)
        {
            return [];
        }

        var diary = new CaseDiary(seed, await db.Set<Unit>().ToListAsync(cancellationToken), zone);
        var from = zone.StartOf(zone.PeriodOf(now));
        var thisMonth = await db.Set<Case>().CountAsync(one => one.ReceivedAt >= from, cancellationToken);
        var ahead = Math.Max(0, thisMonth - diary.Between(from, last > from ? last : from).Count());
        var missing = diary.Between(last, now).ToList();
        var earlier = missing.Count(receipt => receipt.At < from);
        var rest = missing.Skip(earlier).Skip(ahead).ToList();
        return earlier + rest.Count <= Few ? [] : [.. missing.Take(earlier), .. rest];
    }

    private static async Task<StaffRoom> StaffAsync(PortalDb db, DateTimeOffset after, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var from = after - LongestShift;
        return new StaffRoom(
            await db.Set<Person>().AsNoTracking().Where(person => person.Active).ToListAsync(cancellationToken),
            await db.Set<Post>().AsNoTracking().ToListAsync(cancellationToken),
            await db.Set<Assignment>().AsNoTracking().Where(shift => shift.End >= from && shift.Start <= now).ToListAsync(cancellationToken));
    }
}
