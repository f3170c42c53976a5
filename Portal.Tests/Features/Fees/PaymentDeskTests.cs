using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Features.Fees;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Fees;

[Trait("Engines", "Both")]
public sealed class PaymentDeskTests : IAsyncLifetime
{
    private readonly PortalApp _app = new();
    private readonly FeeEstate _estate;

    public PaymentDeskTests() => _estate = new FeeEstate(_app);

    [Fact]
    [Clause("B-151")]
    public async Task TakePayment_ClearsTheBillAndRaisesTheRate()
    {
        await _estate.BillAsync("B-1", 10_000);
        var before = (await _estate.FiguresAsync())[FeeType.Property].RatePercent;

        var number = await _estate.PayAsync(10_000);

        var account = await _estate.AccountAsync();
        Assert.Equal(("SK-20261121-0001", 0m), (number, before));
        Assert.Equal((Money.Zero, new Money(10_000)), (account.Bills.Single().Open, account.Payments.Single().Spent.Single().Amount));
        Assert.Equal(100m, (await _estate.FiguresAsync())[FeeType.Property].RatePercent);
    }

    [Fact]
    public async Task TakePayment_NamedBillThenOldest_LeavesCreditThatTheAccountShows()
    {
        await _estate.BillAsync("B-1", 100, due: new DateOnly(2026, 11, 10));
        await _estate.BillAsync("B-2", 200, due: new DateOnly(2026, 11, 20));

        await _estate.PayAsync(350, bill: "B-2");

        var account = await _estate.AccountAsync();
        Assert.Equal((new Money(50), Money.Zero), (account.Credit, account.Arrears));
        Assert.Equal([("B-1", 100L), ("B-2", 200L)], account.Payments.Single().Spent.Select(row => (row.Bill, row.Amount.Fen)));
    }

    [Fact]
    public async Task TakePayment_NamesAPaidBill_PaysAnother()
    {
        await _estate.BillAsync("B-1", 100);
        await _estate.PayAsync(100);
        await _estate.BillAsync("B-2", 100);

        await _estate.PayAsync(60, bill: "B-1");

        Assert.Equal(new Money(40), (await _estate.AccountAsync()).Bills.Single(bill => bill.Number == "B-2").Open);
    }

    [Theory]
    [InlineData("9-999", 100, null, "fees.unit-unknown")]
    [InlineData("1-101", 0, null, "fees.payment-amount-not-positive")]
    [InlineData("1-101", -100, null, "fees.payment-amount-not-positive")]
    [InlineData("1-101", 100, "B-9", "fees.bill-unknown")]
    [InlineData("1-101", 100, "B-2", "fees.bill-of-another-unit")]
    public async Task TakePayment_Bad_IsRefusedAndWritesNothing(string unit, long fen, string? bill, string code)
    {
        await _estate.BillAsync("B-1", 100);
        await _estate.BillAsync("B-2", 100, unit: "1-102");
        var before = await _estate.CountsAsync();

        var taken = await _estate.Get<TakePayment>().RunAsync(PortalApp.Tester, unit, new Money(fen), null, bill, default);

        Assert.Equal(code, taken.Refusal?.Code);
        Assert.Equal(before, await _estate.CountsAsync());
        Assert.Equal("SK-20261121-0001", await _estate.PayAsync(1)); // A refusal leaves no gap in the book.
    }

    [Fact]
    public async Task ReversePayment_FreesItsBillsAndKeepsBothRows()
    {
        await _estate.BillAsync("B-1", 100);
        var number = await _estate.PayAsync(150);
        _app.Clock.Advance(TimeSpan.FromMinutes(5));

        var reversal = await _estate.ReverseAsync(number);

        var account = await _estate.AccountAsync();
        Assert.Equal("CZ-20261121-0001", reversal.Value);
        Assert.Equal((new Money(100), Money.Zero), (account.Arrears, account.Credit));
        Assert.Equal(
            [("CZ-20261121-0001", number, null), (number, null, "CZ-20261121-0001")],
            account.Payments.Select(payment => (payment.Number, payment.Reverses, payment.ReversedBy)));
    }

    [Fact]
    public async Task ReversePayment_Refused_WithoutReasonTwiceUnknownOrOfAReversal()
    {
        await _estate.BillAsync("B-1", 100);
        var number = await _estate.PayAsync(100);

        Assert.Equal("fees.reason-missing", (await _estate.ReverseAsync(number, " ")).Refusal?.Code);
        Assert.Equal("fees.payment-unknown", (await _estate.ReverseAsync("nonsense")).Refusal?.Code);
        var reversal = await _estate.ReverseAsync(number);
        Assert.Equal("fees.already-reversed", (await _estate.ReverseAsync(number)).Refusal?.Code);
        Assert.Equal("fees.reverses-reversal", (await _estate.ReverseAsync(reversal.Value)).Refusal?.Code);
    }

    [Fact]
    public async Task ReversePayment_ReasonAndNeitherNameNorPhone_StandInTheAudit()
    {
        await _estate.BillAsync("B-1", 100);
        await _estate.ReverseAsync(await _estate.PayAsync(100), "登记到了错误的房号");

        var audit = string.Join('\n', await _app.QueryAsync(db => db.Set<AuditEntry>().Select(entry => entry.Changes).ToListAsync()));
        Assert.Contains("登记到了错误的房号", audit, StringComparison.Ordinal);
        Assert.DoesNotContain("李四", audit, StringComparison.Ordinal);
        Assert.DoesNotContain("13900135678", audit, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UpdateUnit_ChangesDetails_AndRefusesUnknownCodes()
    {
        await _estate.UnitAsync();
        var update = _estate.Get<UpdateUnit>();

        Assert.True((await update.RunAsync(PortalApp.Tester, "1-101", new UnitForm("2", 90m, "王五", "13800000000"), default)).IsDone);
        Assert.Equal("fees.unit-unknown", (await update.RunAsync(PortalApp.Tester, "x", new UnitForm(), default)).Refusal?.Code);
        Assert.Equal("fees.steward-unknown", (await update.RunAsync(PortalApp.Tester, "1-101", new UnitForm(Steward: "E9"), default)).Refusal?.Code);
        Assert.Equal("fees.area-negative", (await update.RunAsync(PortalApp.Tester, "1-101", new UnitForm(Area: -1), default)).Refusal?.Code);

        var account = await _estate.AccountAsync();
        Assert.Equal(("2", 90m, "王*"), (account.Building, account.Area, account.Owner));
    }

    [Fact]
    public async Task RegisterUnit_TakenOrMissingCode_IsRefused()
    {
        var register = _estate.Get<RegisterUnit>();

        Assert.True((await register.RunAsync(PortalApp.Tester, " 3-301 ", new UnitForm(), default)).IsDone);
        Assert.Equal("fees.unit-exists", (await register.RunAsync(PortalApp.Tester, "3-301", new UnitForm(), default)).Refusal?.Code);
        Assert.Equal("fees.code-missing", (await register.RunAsync(PortalApp.Tester, " ", new UnitForm(), default)).Refusal?.Code);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();
}
