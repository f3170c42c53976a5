using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Fees;

namespace Portal.Features.Fees.Imports;

/// <summary>
/// Loads the rows that an import needs in a few queries, whatever the number of its lines. The keys travel as one
/// parameter, and only in portions so that no parameter grows without bound.
/// </summary>
internal static class StoredRows
{
    private const int Portion = 20_000;

    /// <summary>Ids of units by code; unknown codes are missing.</summary>
    public static async Task<Dictionary<string, UnitId>> UnitIdsAsync(this PortalDb db, IEnumerable<string> codes, CancellationToken cancellationToken)
    {
        var units = await InPortionsAsync(
            codes,
            portion => db.Set<Unit>().Where(unit => EF.Parameter(portion).Contains(unit.Code)).Select(unit => new { unit.Code, unit.Id }),
            cancellationToken);
        return units.ToDictionary(unit => unit.Code, unit => unit.Id, StringComparer.Ordinal);
    }

    /// <summary>Bills by number.</summary>
    public static Task<List<Bill>> BillsAsync(this PortalDb db, IEnumerable<string> numbers, CancellationToken cancellationToken) =>
        InPortionsAsync(
            numbers, portion => db.Set<Bill>().AsNoTracking().Where(bill => EF.Parameter(portion).Contains(bill.Number)), cancellationToken);

    /// <summary>Payments by number.</summary>
    public static Task<List<Payment>> PaymentsAsync(this PortalDb db, IEnumerable<string> numbers, CancellationToken cancellationToken) =>
        InPortionsAsync(
            numbers, portion => db.Set<Payment>().AsNoTracking().Where(payment => EF.Parameter(portion).Contains(payment.Number)), cancellationToken);

    /// <summary>Bills of units that still owe.</summary>
    public static Task<List<Bill>> OpenBillsAsync(this PortalDb db, IEnumerable<string> unitCodes, CancellationToken cancellationToken) =>
        InPortionsAsync(
            unitCodes,
            portion =>
                from unit in db.Set<Unit>()
                where EF.Parameter(portion).Contains(unit.Code)
                join bill in db.Set<Bill>().AsNoTracking().Open() on unit.Id equals bill.Unit
                select bill,
            cancellationToken);

    /// <summary>Payments of units of which something is left as credit.</summary>
    public static Task<List<Payment>> CreditsAsync(this PortalDb db, IEnumerable<string> unitCodes, CancellationToken cancellationToken) =>
        InPortionsAsync(
            unitCodes,
            portion =>
                from unit in db.Set<Unit>()
                where EF.Parameter(portion).Contains(unit.Code)
                join payment in db.Set<Payment>().AsNoTracking().WithCredit() on unit.Id equals payment.Unit
                select payment,
            cancellationToken);

    /// <summary>What payments paid, by the payments' numbers.</summary>
    public static Task<List<Allocation>> AllocationsAsync(this PortalDb db, IEnumerable<string> paymentNumbers, CancellationToken cancellationToken) =>
        InPortionsAsync(
            paymentNumbers,
            portion =>
                from payment in db.Set<Payment>()
                where EF.Parameter(portion).Contains(payment.Number)
                join row in db.Set<Allocation>().AsNoTracking() on payment.Id equals row.Payment
                select row,
            cancellationToken);

    /// <summary>The bills that payments paid, by the payments' numbers.</summary>
    public static Task<List<Bill>> PaidBillsAsync(this PortalDb db, IEnumerable<string> paymentNumbers, CancellationToken cancellationToken) =>
        InPortionsAsync(
            paymentNumbers,
            portion =>
                from payment in db.Set<Payment>()
                where EF.Parameter(portion).Contains(payment.Number)
                join row in db.Set<Allocation>() on payment.Id equals row.Payment
                join bill in db.Set<Bill>().AsNoTracking() on row.Bill equals bill.Id
                select bill,
            cancellationToken);

    private static async Task<List<TRow>> InPortionsAsync<TRow>(
        IEnumerable<string> keys, Func<List<string>, IQueryable<TRow>> query, CancellationToken cancellationToken)
    {
        var rows = new List<TRow>();
        foreach (var portion in keys.Distinct(StringComparer.Ordinal).Chunk(Portion))
        {
            rows.AddRange(await query([.. portion]).ToListAsync(cancellationToken));
        }

        return rows;
    }
}
