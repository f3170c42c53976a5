using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Exchange;
using Portal.Exchange.Imports;

namespace Portal.Features.Fees.Imports;

/// <summary>Takes bills in; the units' credit pays them at once. A known id with other content is refused.</summary>
public sealed class ImportBills : ImportHandler<BillCells>
{
    /// <inheritdoc/>
    public override ImportSchema Schema => ImportKinds.Bills;

    /// <inheritdoc/>
    protected override BillCells? Read(ImportRow row)
    {
        var cells = (
            Number: row.Code("id"),
            Unit: row.Code("unit"),
            Type: row.Word("type"),
            Period: row.Period("period"),
            Amount: row.Amount("amount", AmountRule.NotNegative),
            Due: row.Date("due"),
            Waived: row.Amount("waived", AmountRule.NotNegative) ?? Money.Zero);
        return row.IsGood && FeeTypes.TryParse(cells.Type, out var type)
            ? new BillCells(cells.Number, cells.Unit, type, cells.Period!.Value, cells.Amount!.Value, cells.Due!.Value, cells.Waived)
            : null;
    }

    /// <inheritdoc/>
    protected override async Task ApplyAsync(ImportWrite<BillCells> write, CancellationToken cancellationToken)
    {
        var db = write.Unit.Db;
        var units = await db.UnitIdsAsync(write.Rows.Select(row => row.Value.Unit), cancellationToken);
        var rows = write.Rows.OfKnownUnits(units, row => row.Unit, write.Count);
        var codes = rows.Select(row => row.Value.Unit).Distinct(StringComparer.Ordinal).ToList();
        var accounts = codes.ToDictionary(code => units[code], code => new UnitAccount(units[code]));
        foreach (var payment in await db.CreditsAsync(codes, cancellationToken))
        {
            accounts[payment.Unit].Restore(payment, []);
        }

        var known = await db.BillsAsync(rows.Select(row => row.Value.Number), cancellationToken);
        var book = new FeeBook(accounts.Values, known);
        var outcomes = book.AddBills(rows.ConvertAll(row => row.Value.ToEntry(units[row.Value.Unit])), write.Unit.Now);
        await write.Unit.StoreAsync(book, cancellationToken);
        rows.Judge(outcomes, write.Count);
    }
}

/// <summary>The cells of a bill.</summary>
public sealed record BillCells(string Number, string Unit, FeeType Type, Period Period, Money Amount, DateOnly Due, Money Waived)
{
    internal BillEntry ToEntry(UnitId unit) => new(Number, unit, Type, Period, Amount, Due, Waived);
}
