using Microsoft.EntityFrameworkCore;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Features.Obligations;
using Portal.Features.Reminders;

namespace Portal.Features.Fees;

/// <summary>To each steward the unpaid bills that are due, and to the cashiers those of units without one [B-152]. Values: bills, units, amount owed.</summary>
internal sealed class OwedBillsDigest(SiteZone zone) : IDigest
{
    public string Name => "owed-bills";

    public async Task<IReadOnlyList<DigestLine>> ReadAsync(DigestQuestion asked, CancellationToken cancellationToken)
    {
        var (db, now) = (asked.Db, asked.Now);
        var today = zone.DateOf(now);
        var staff = new Staff(await db.Set<Person>().AsNoTracking().ToListAsync(cancellationToken));
        var owed =
            from bill in db.Set<Bill>().Open()
            where bill.Due <= today
            join unit in db.Set<Unit>() on bill.Unit equals unit.Id
            group new { bill.Unit, Fen = (long)(object)bill.Open } by unit.Steward into part
            select new { Steward = part.Key, Bills = part.Count(), Units = part.Select(one => one.Unit).Distinct().Count(), Fen = part.Sum(one => one.Fen) };
        var bySteward = await owed.ToListAsync(cancellationToken);
        return
        [
            .. OwedBills.ByReader(bySteward.Select(part => (part.Steward, new OwedBills(part.Bills, part.Units, new Money(part.Fen)))), staff.IsActive, staff.Cashiers)
                .Select(pair => new DigestLine(pair.Key, [pair.Value.Bills, pair.Value.Units, pair.Value.Owed])),
        ];
    }
}
