using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Fees;
using Portal.Domain.Fees.Dunning;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Features.Fees;
using Portal.Features.Obligations;

namespace Portal.Features.Dunning;

/// <summary>
/// What bills and notices tell the obligations of collection. A demand that was paid in time tells nothing; payment in full
/// and the next notice settle what hangs on it. Only the due days and notices of the range are read.
/// </summary>
internal sealed class DunningEvents(SiteZone zone) : IEventSource
{
    private const string Overdue = "bill.overdue";
    private const string Reminded = "bill.reminded";
    private const string DeadlineNotified = "bill.deadline-notified";
    private const string Started = "fee-collection.started";

    public IReadOnlyList<string> Kinds { get; } = [Overdue, Reminded, DeadlineNotified, Started];

    public IReadOnlyList<string> Topics { get; } = [Live.Topics.Collection, Live.Topics.Dunning];

    /// <summary>Subject of a demand.</summary>
    public static string SubjectOf(UnitId unit, DateOnly due) => string.Create(CultureInfo.InvariantCulture, $"{unit.Value:N}@{due:yyyyMMdd}");

    public async Task<IReadOnlyList<RuleEvent>> BetweenAsync(EventQuestion asked, CancellationToken cancellationToken)
    {
        var (db, from, to) = (asked.Db, asked.From, asked.To);
        var (first, last) = (zone.DateOf(from).AddDays(-1), zone.DateOf(to));
        var notices = (await db.Set<DunningNotice>().AsNoTracking()
                .Where(notice => notice.WithdrawnAt == null && ((notice.RecordedAt >= from && notice.RecordedAt < to) || (notice.Due >= first && notice.Due <= last)))
                .ToListAsync(cancellationToken))
            .ToLookup(notice => new Key(notice.Unit, notice.Due));
        UnitId[] served = [.. notices.Where(own => own.Any(IsRecorded)).Select(own => own.Key.Unit).Distinct()];
        var dueInRange = db.Set<Bill>().Where(bill => bill.Due >= first && bill.Due <= last);
        var open = (await OpenAsync(dueInRange, cancellationToken)).ToHashSet();
        var paid = await PaidAsync(db, dueInRange, from, cancellationToken);
        if (served.Length > 0)
        {
            var ofServed = db.Set<Bill>().Where(bill => served.Contains(bill.Unit));
            open.UnionWith(await OpenAsync(ofServed, cancellationToken));
            foreach (var (key, at) in await PaidAsync(db, ofServed, from, cancellationToken))
            {
                paid[key] = at;
            }
        }

        Key[] keys = [.. open.Union(paid.Keys).Union(notices.Select(own => own.Key))];
        var units = await UnitsAsync(db, keys, cancellationToken);
        return [.. keys.Where(key => units.ContainsKey(key.Unit)).SelectMany(Of), .. await StartsAsync(db, from, to, cancellationToken)];

        bool IsRecorded(DunningNotice notice) => notice.RecordedAt >= from && notice.RecordedAt < to;

        DateTimeOffset? PaidAt(Key key) => open.Contains(key) ? null : paid.GetValueOrDefault(key, from);

        IEnumerable<RuleEvent> Of(Key key)
        {
            var overdueAt = zone.ToInstant(key.Due.AddDays(1));
            var paidAt = PaidAt(key);
            if (overdueAt >= from && overdueAt < to && !(paidAt < overdueAt))
            {
                yield return units[key.Unit].Tell(Overdue, key, overdueAt, Next(notices[key], DunningStage.Reminded), paidAt);
            }

            foreach (var notice in notices[key].Where(IsRecorded).Where(notice => notice.Stage >= DunningStage.Reminded))
            {
                // A payment that was entered late and counts from before the notice ends it at once.
                var ended = paidAt < notice.RecordedAt ? notice.RecordedAt : paidAt;
                yield return notice.Stage == DunningStage.Reminded
                    ? units[key.Unit].Tell(Reminded, key, notice.RecordedAt, Next(notices[key], DunningStage.DeadlineNotified), ended)
                    : units[key.Unit].Tell(DeadlineNotified, key, notice.RecordedAt, null, ended);
            }
        }
    }

    /// <summary>The notice that comes after: the first of that stage or a later one.</summary>
    private static DunningNotice? Next(IEnumerable<DunningNotice> notices, DunningStage stage) =>
        notices.Where(notice => notice.Stage >= stage).MinBy(notice => notice.RecordedAt);

    private static async Task<IEnumerable<Key>> OpenAsync(IQueryable<Bill> bills, CancellationToken cancellationToken) =>
        (await bills.Open().Select(bill => new { bill.Unit, bill.Due }).Distinct().ToListAsync(cancellationToken)).Select(bill => new Key(bill.Unit, bill.Due));

    /// <summary>When the last money came for bills that owe nothing now, of money that came from an instant on.</summary>
    private static async Task<Dictionary<Key, DateTimeOffset>> PaidAsync(
        PortalDb db, IQueryable<Bill> bills, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var rows =
            from bill in bills
            where bill.Open == EF.Constant(Money.Zero)
            join payment in db.Set<Payment>() on bill.Unit equals payment.Unit
            where payment.PaidAt >= since
            join row in db.Set<Allocation>() on new { Payment = payment.Id, Bill = bill.Id } equals new { row.Payment, row.Bill }
            select new { bill.Unit, bill.Due, row.At };
        return (await rows.ToListAsync(cancellationToken)).GroupBy(row => new Key(row.Unit, row.Due)).ToDictionary(own => own.Key, own => own.Max(row => row.At));
    }

    private static async Task<Dictionary<UnitId, Dunned>> UnitsAsync(PortalDb db, Key[] keys, CancellationToken cancellationToken)
    {
        UnitId[] ids = [.. keys.Select(key => key.Unit).Distinct()];
        return ids.Length == 0
            ? []
            : await db.Set<Unit>().Where(unit => ids.Contains(unit.Id)).ToDictionaryAsync(unit => unit.Id, unit => new Dunned(unit.Code, unit.Steward), cancellationToken);
    }

    /// <summary>
    /// When the first bill of a month came into the books, told to each steward with units that have one. Months that were over by then are history that was taken over, and
    /// start no collection.
    /// </summary>
    private async Task<IReadOnlyList<RuleEvent>> StartsAsync(PortalDb db, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var earliest = zone.PeriodOf(from);
        var months = await db.Set<Bill>().Where(bill => bill.Period >= earliest).Select(bill => bill.Period).Distinct()
            .Select(month => new { Month = month, First = db.Set<Bill>().Where(bill => bill.Period == month).OrderBy(bill => bill.Id).Select(bill => bill.Id).First() })
            .ToListAsync(cancellationToken);
        List<RuleEvent> starts = [];
        foreach (var (month, at) in months.Select(one => (one.Month, At: TypedId.MadeAt(one.First))).Where(one => one.At >= from && one.At < to && one.At < zone.EndOf(one.Month)))
        {
            var stewards = await db.Set<Unit>().Where(unit => unit.Steward != null && db.Set<Bill>().Any(own => own.Unit == unit.Id && own.Period == month))
                .Select(unit => unit.Steward).Distinct().ToListAsync(cancellationToken);
            starts.AddRange(stewards.Select(steward => new RuleEvent(Started, $"{month}:{steward!.Value.Value:N}", at, steward, month.ToString(), $"/fees/dunning?visits={month}")));
        }

        return starts;
    }

    private readonly record struct Key(UnitId Unit, DateOnly Due);

    private sealed record Dunned(string Code, PersonId? Steward)
    {
        public RuleEvent Tell(string kind, Key key, DateTimeOffset at, DunningNotice? next, DateTimeOffset? paidAt)
        {
            var byNotice = next is not null && !(paidAt < next.RecordedAt);
            return new RuleEvent(
                kind,
                SubjectOf(key.Unit, key.Due),
                at,
                Steward,
                string.Create(CultureInfo.InvariantCulture, $"{Code} · {key.Due:yyyy-MM-dd}"),
                "/fees/dunning?q=" + Uri.EscapeDataString(Code),
                byNotice ? next!.RecordedAt : paidAt,
                byNotice ? next!.Recorder : null);
        }
    }
}
