using Portal.Data;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Exchange;
using Portal.Exchange.Imports;

namespace Portal.Features.Fees.Imports;

/// <summary>Takes payments and reversals in and applies them to the accounts. A known id with other content is refused.</summary>
public sealed class ImportPayments(SiteZone zone) : ImportHandler<PaymentCells>
{
    /// <inheritdoc/>
    public override ImportSchema Schema => ImportKinds.Payments;

    /// <inheritdoc/>
    protected override PaymentCells? Read(ImportRow row)
    {
        var cells = (
            Number: row.Code("id"),
            Unit: row.Code("unit"),
            PaidAt: row.Instant("paid_at", zone),
            Amount: row.Amount("amount", row.Has("reverses") ? AmountRule.Negative : AmountRule.Positive),
            Method: NullIfBlank(row.Text("method")),
            Bill: NullIfBlank(row.Code("bill")),
            Reverses: NullIfBlank(row.Code("reverses")));
        return row.IsGood
            ? new PaymentCells(cells.Number, cells.Unit, cells.PaidAt!.Value, cells.Amount!.Value, cells.Method, cells.Bill, cells.Reverses)
            : null;
    }

    /// <inheritdoc/>
    protected override async Task ApplyAsync(ImportWrite<PaymentCells> write, CancellationToken cancellationToken)
    {
        var units = await write.Unit.Db.UnitIdsAsync(write.Rows.Select(row => row.Value.Unit), cancellationToken);
        var rows = write.Rows.OfKnownUnits(units, row => row.Unit, write.Count);
        var book = await OpenBookAsync(write.Unit.Db, rows.ConvertAll(row => row.Value), units, cancellationToken);
        var outcomes = book.Receive(rows.ConvertAll(row => row.Value.ToEntry(units[row.Value.Unit])), write.Unit.Now);
        await write.Unit.StoreAsync(book, cancellationToken);
        rows.Judge(outcomes, write.Count);
    }

    /// <summary>
    /// The accounts with just the rows that these payments can touch: unpaid and named bills, payments to be reversed
    /// and what they paid. The rest of the history stays in the database.
    /// </summary>
    private static async Task<FeeBook> OpenBookAsync(
        PortalDb db, List<PaymentCells> cells, Dictionary<string, UnitId> units, CancellationToken cancellationToken)
    {
        var codes = cells.ConvertAll(cell => cell.Unit);
        var reversed = cells.Select(cell => cell.Reverses).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var bills = (await db.OpenBillsAsync(codes, cancellationToken)).ToDictionary(bill => bill.Number, StringComparer.Ordinal);
        var named = cells.Select(cell => cell.Bill).OfType<string>().Where(number => !bills.ContainsKey(number));
        foreach (var bill in await db.BillsAsync(named, cancellationToken))
        {
            bills.Add(bill.Number, bill);
        }

        foreach (var bill in await db.PaidBillsAsync(reversed, cancellationToken))
        {
            bills.TryAdd(bill.Number, bill);
        }

        var payments = await db.PaymentsAsync(cells.Select(cell => cell.Number).Concat(reversed), cancellationToken);
        var spent = (await db.AllocationsAsync(reversed, cancellationToken)).ToLookup(row => row.Payment);
        var accounts = codes.Distinct(StringComparer.Ordinal).ToDictionary(code => units[code], code => new UnitAccount(units[code]));
        foreach (var bill in bills.Values)
        {
            accounts.GetValueOrDefault(bill.Unit)?.Restore(bill);
        }

        foreach (var payment in payments.Where(payment => reversed.Contains(payment.Number)))
        {
            accounts.GetValueOrDefault(payment.Unit)?.Restore(payment, spent[payment.Id]);
        }

        return new FeeBook(accounts.Values, bills.Values, payments);
    }

    private static string? NullIfBlank(string text) => text.Length == 0 ? null : text;
}

/// <summary>The cells of a payment or reversal.</summary>
public sealed record PaymentCells(
    string Number, string Unit, DateTimeOffset PaidAt, Money Amount, string? Method, string? Bill, string? Reverses)
{
    internal PaymentEntry ToEntry(UnitId unit) => new(Number, unit, PaidAt, Amount, Method, Bill, Reverses);
}
