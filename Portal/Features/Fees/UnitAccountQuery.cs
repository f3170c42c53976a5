using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Features.Fees;

/// <summary>Asks for a unit's account: bills, payments and where the money went.</summary>
public sealed class UnitAccountQuery(PortalReader reader, SiteZone zone, TimeProvider clock) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.FeesRead;

    /// <summary>The account; refuses a code that no unit has.</summary>
    public Task<Result<UnitAccountView>> RunAsync(Actor actor, string code, CancellationToken cancellationToken) =>
        reader.TryReadAsync<UnitAccountQuery, UnitAccountView>(
            actor,
            async (db, token) =>
            {
                var unit = await db.Set<Unit>().SingleOrDefaultAsync(unit => unit.Code == code, token);
                return unit is null ? FeeRefusals.UnitUnknown.With(code) : await ReadAsync(db, unit, token);
            },
            cancellationToken);

    private async Task<UnitAccountView> ReadAsync(PortalDb db, Unit unit, CancellationToken cancellationToken)
    {
        var today = zone.DateOf(clock.GetUtcNow());
        var steward = await db.Set<Person>().Where(person => person.Id == unit.Steward)
            .Select(person => new { person.Code, person.Name }).SingleOrDefaultAsync(cancellationToken);
        var bills = await db.Set<Bill>().Where(bill => bill.Unit == unit.Id).ToListAsync(cancellationToken);
        var payments = await db.Set<Payment>().Where(payment => payment.Unit == unit.Id).ToListAsync(cancellationToken);
        var allocations = await (
            from payment in db.Set<Payment>()
            join row in db.Set<Allocation>() on payment.Id equals row.Payment
            where payment.Unit == unit.Id
            select row).ToListAsync(cancellationToken);

        var billOf = bills.ToDictionary(bill => bill.Id);
        var numberOf = payments.ToDictionary(payment => payment.Id, payment => payment.Number);
        var spent = allocations.ToLookup(row => row.Payment);
        return new UnitAccountView(
            unit.Id,
            unit.Code,
            unit.Building,
            unit.Area,
            Mask.Name(unit.Owner),
            Mask.Phone(unit.Phone),
            steward?.Name,
            steward?.Code,
            [
                .. bills.OrderByDescending(bill => bill.Due).ThenByDescending(bill => bill.Number, StringComparer.Ordinal)
                    .Select(bill => new BillLine(
                        bill.Number, bill.Type, bill.Period, bill.Due, bill.Amount, bill.Waived, bill.Paid, bill.Open,
                        IsOverdue: bill.Open > Money.Zero && bill.Due < today)),
            ],
            [
                .. payments.OrderByDescending(payment => payment.PaidAt).ThenByDescending(payment => payment.Number, StringComparer.Ordinal)
                    .Select(payment => new PaymentLine(
                        payment.Number,
                        payment.PaidAt,
                        payment.Amount,
                        payment.Method,
                        payment.Credit,
                        payment.Reverses is { } reversed ? numberOf[reversed] : null,
                        payment.ReversedBy is { } reversal ? numberOf[reversal] : null,
                        [
                            .. spent[payment.Id].OrderBy(row => billOf[row.Bill].Due)
                                .Select(row => new SpentLine(billOf[row.Bill].Number, row.Type, row.Period, row.Amount)),
                        ])),
            ]);
    }
}

/// <summary>A unit's account as pages show it.</summary>
/// <param name="Id">The unit.</param>
/// <param name="Code">Its code (房号).</param>
/// <param name="Building">Building, or null.</param>
/// <param name="Area">Square metres, or null.</param>
/// <param name="Owner">Name of the owner, masked.</param>
/// <param name="Phone">Phone number, masked.</param>
/// <param name="Steward">Name of the steward, or null.</param>
/// <param name="StewardCode">Staff number of the steward, or null.</param>
/// <param name="Bills">Bills, latest due first.</param>
/// <param name="Payments">Payments and reversals, latest first.</param>
public sealed record UnitAccountView(
    UnitId Id,
    string Code,
    string? Building,
    decimal? Area,
    string? Owner,
    string? Phone,
    string? Steward,
    string? StewardCode,
    IReadOnlyList<BillLine> Bills,
    IReadOnlyList<PaymentLine> Payments)
{
    /// <summary>What the bills still owe.</summary>
    public Money Arrears => new(Bills.Sum(bill => bill.Open.Fen));

    /// <summary>What bills owe whose due day is past.</summary>
    public Money Overdue => new(Bills.Where(bill => bill.IsOverdue).Sum(bill => bill.Open.Fen));

    /// <summary>Money paid that no bill has used.</summary>
    public Money Credit => new(Payments.Sum(payment => payment.Credit.Fen));
}

/// <summary>A bill of an account.</summary>
/// <param name="Number">The bill's id outside (账单号).</param>
/// <param name="Type">Kind of fee.</param>
/// <param name="Period">Month that it is for.</param>
/// <param name="Due">Day it is due.</param>
/// <param name="Amount">Amount before waiving.</param>
/// <param name="Waived">Amount waived.</param>
/// <param name="Paid">What is paid of it.</param>
/// <param name="Open">What it still owes.</param>
/// <param name="IsOverdue">True when it still owes and its due day is past.</param>
public sealed record BillLine(
    string Number, FeeType Type, Period Period, DateOnly Due, Money Amount, Money Waived, Money Paid, Money Open, bool IsOverdue);

/// <summary>A payment or reversal of an account.</summary>
/// <param name="Number">The payment's id outside (流水号).</param>
/// <param name="PaidAt">Instant of payment.</param>
/// <param name="Amount">Amount; negative for a reversal.</param>
/// <param name="Method">How it was paid, or null.</param>
/// <param name="Credit">What no bill has used of it.</param>
/// <param name="Reverses">Number of the payment that this reverses, or null.</param>
/// <param name="ReversedBy">Number of the reversal that took this back, or null.</param>
/// <param name="Spent">Where the money went, or came back from.</param>
public sealed record PaymentLine(
    string Number,
    DateTimeOffset PaidAt,
    Money Amount,
    string? Method,
    Money Credit,
    string? Reverses,
    string? ReversedBy,
    IReadOnlyList<SpentLine> Spent);

/// <summary>Money of a payment that went to a bill.</summary>
public sealed record SpentLine(string Bill, FeeType Type, Period Period, Money Amount);
