using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Features.Fees;

namespace Portal.Features.Demo.Life;

/// <summary>After a stop: enters the payments that came meanwhile, at once and each at its instant, as a bank's list would be.</summary>
internal sealed class EnterPayments(PortalWriter writer, DuePayments payments, SiteZone zone) : IUseCase
{
    private const string Book = "LS";

    /// <inheritdoc/>
    public static string Right => Rights.FeesCollect;

    /// <summary>Enters what came until an instant; answers how many payments. Only in a database of the demonstration.</summary>
    public async Task<Result<int>> RunAsync(Demonstration mark, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var due = await payments.UntilAsync(mark, until, cancellationToken);
        return due.Count == 0 ? 0 : await writer.WriteAsync<EnterPayments, int>(
            DemoActor.System,
            async (unit, token) =>
            {
                if (!await unit.Db.Set<Demonstration>().AnyAsync(token))
                {
                    return DemoRefusals.NotMarked;
                }

                var book = new FeeBook(await AccountsAsync(unit.Db, due, token));
                var counts = await CountsAsync(unit.Db, due[0].Payment.At, token);
                var entries = due.Select(one => Entry(one, counts)).ToList();
                var entered = book.Receive(entries, unit.Now).Count(outcome => outcome.IsAccepted);
                var changes = book.Accounts.Select(account => account.Changes).ToList();
                await unit.BulkInsertAsync(changes.SelectMany(change => change.Payments), token);
                await unit.BulkInsertAsync(changes.SelectMany(change => change.Allocations), token);
                await unit.BulkUpdateAsync(changes.SelectMany(change => change.ChangedBills), [nameof(Bill.Open)], token);
                return entered;
            },
            cancellationToken);
    }

    private static async Task<List<UnitAccount>> AccountsAsync(PortalDb db, IReadOnlyList<DuePayment> due, CancellationToken cancellationToken)
    {
        var open = (await db.Set<Bill>().AsNoTracking().Open().ToListAsync(cancellationToken)).ToLookup(bill => bill.Unit);
        return
        [
            .. due.Select(one => one.Unit.Id).Distinct().Select(unit =>
            {
                var account = new UnitAccount(unit);
                foreach (var bill in open[unit])
                {
                    account.Restore(bill);
                }

                return account;
            }),
        ];
    }

    /// <summary>The last numbers of the bank's lists that are known already, by day.</summary>
    private async Task<Dictionary<DateOnly, int>> CountsAsync(PortalDb db, DateTimeOffset first, CancellationToken cancellationToken)
    {
        var from = zone.ToInstant(zone.DateOf(first));
        var numbers = await db.Set<Payment>()
            .Where(payment => payment.PaidAt >= from && payment.Number.StartsWith(Book))
            .Select(payment => payment.Number)
            .ToListAsync(cancellationToken);
        return numbers.Select(number => number.Split('-'))
            .Where(parts => parts.Length == 3 && int.TryParse(parts[2], CultureInfo.InvariantCulture, out _))
            .GroupBy(parts => DateOnly.ParseExact(parts[1], "yyyyMMdd", CultureInfo.InvariantCulture))
            .ToDictionary(day => day.Key, day => day.Max(parts => int.Parse(parts[2], CultureInfo.InvariantCulture)));
    }

    private PaymentEntry Entry(DuePayment one, Dictionary<DateOnly, int> counts)
    {
        var day = zone.DateOf(one.Payment.At);
        var count = counts[day] = counts.GetValueOrDefault(day) + 1;
        var number = string.Create(CultureInfo.InvariantCulture, $"{Book}-{day:yyyyMMdd}-{count:0000}");
        return new PaymentEntry(number, one.Unit.Id, one.Payment.At, one.Amount, one.Payment.Method, one.Payment.Bill);
    }
}
