using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Fees;
using Portal.Domain.Fees.Dunning;
using Portal.Domain.Kernel;
using Portal.Domain.Rulebook;
using Portal.Features.Fees;

namespace Portal.Features.Dunning;

/// <summary>Reads what is collected, in a fixed number of queries; sums are made by the database.</summary>
internal static class DemandReading
{
    /// <summary>The demands of all units, or of some.</summary>
    public static async Task<ILookup<UnitId, Demand>> DemandsAsync(
        this PortalDb db, IReadOnlyCollection<UnitId>? units, CancellationToken cancellationToken)
    {
        var bills = db.Set<Bill>().Open();
        var notices = db.Set<DunningNotice>().AsNoTracking().Where(notice => notice.WithdrawnAt == null);
        bills = units is null ? bills : bills.Where(bill => units.Contains(bill.Unit));
        notices = units is null
            ? notices.Where(notice => db.Set<Bill>().Open().Any(bill => bill.Unit == notice.Unit && bill.Due == notice.Due))
            : notices.Where(notice => units.Contains(notice.Unit));
        var sums =
            from bill in bills
            group new { Fen = (long)(object)bill.Open } by new { bill.Unit, bill.Due, bill.Period } into part
            select new { part.Key.Unit, part.Key.Due, part.Key.Period, Fen = part.Sum(one => one.Fen) };
        var open = await sums.ToListAsync(cancellationToken);
        var served = (await notices.ToListAsync(cancellationToken)).ToLookup(notice => (notice.Unit, notice.Due));
        return open.GroupBy(part => (part.Unit, part.Due))
            .Select(own => new Demand(
                own.Key.Unit, own.Key.Due, new Money(own.Sum(part => part.Fen)), [.. own.Select(part => part.Period).Order()], [.. served[own.Key].OrderBy(notice => notice.Stage)]))
            .OrderBy(demand => demand.Due)
            .ToLookup(demand => demand.Unit);
    }

    /// <summary>The site's numbers of collection, each with the days from which it held.</summary>
    public static DunningDays DunningDays(this SiteRules rules, SiteZone zone)
    {
        DateTimeOffset[] changes = [.. rules.ChangesBetween(DateTimeOffset.MinValue, DateTimeOffset.MaxValue)];
        return new DunningDays(Of("fee_reminder_after_days"), Of("fee_deadline_notice_after_days"));

        DaysOverTime Of(string key) => new(
            changes.Select(at => (zone.DateOf(at), Days(key, at))).Prepend((DateOnly.MinValue, Days(key, DateTimeOffset.MinValue))));

        int? Days(string key, DateTimeOffset at) =>
            rules.ValueOf(key, at) is { } value ? int.Parse(value, NumberStyles.Integer, CultureInfo.InvariantCulture) : null;
    }
}
