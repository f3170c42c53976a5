using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Fees.Imports;

[Trait("Engines", "Both")]
public sealed class FeeImportTests : IAsyncLifetime
{
    private const string Units = "code,building,owner,phone\n1-101,1,李四,13900135678\n1-102,1,王小明,13800000001\n";
    private const string Bills =
        "id,unit,type,period,amount,due,waived\n" +
        "B-1,1-101,property,2026-11,100.00,2026-11-30,\n" +
        "B-2,1-102,property,2026-11,200.00,2026-11-30,50\n";

    private readonly PortalApp _app = new();
    private readonly FeeEstate _estate;
    private HttpClient _api = null!;

    public FeeImportTests() => _estate = new FeeEstate(_app);

    [Fact]
    public async Task Files_UnitsBillsPayments_AreTheFiguresOfTheMonth()
    {
        await AcceptAsync("units", Units, 2);
        await AcceptAsync("bills", Bills, 2);
        await AcceptAsync("payments", "id,unit,paid_at,amount,method,bill,reverses\nP-1,1-101,2026-11-05 14:30,60.00,微信,B-1,\n", 1);

        var figure = (await _estate.FiguresAsync())[FeeType.Property];

        Assert.Equal((new Money(25_000), new Money(6_000), 24m), (figure.Receivable, figure.Collected, figure.RatePercent));
        Assert.Equal(new Money(4_000), (await _estate.AccountAsync()).Arrears);
    }

    [Fact]
    public async Task Files_ChineseNamesAndWords_AreUnderstood()
    {
        await AcceptAsync("units", "房号,楼栋,面积,业主,手机\n1-101,1,89.67,李四,13900135678\n", 1);
        await AcceptAsync("bills", "账单号,房号,费用类型,账期,应收金额,到期日,减免金额\nB-1,1-101,公用事业费,2026年11月,\"¥1,000.00\",2026年11月30日,0\n", 1);
        await AcceptAsync("payments", "流水号,房号,收款时间,实收金额,方式\nP-1,1-101,2026/11/5 9:05,\"1,000.00\",现金\n", 1);

        Assert.Equal(100m, (await _estate.FiguresAsync())[FeeType.Utility].RatePercent);
    }

    [Fact]
    public async Task Files_ImportedAgain_ChangeNothing()
    {
        var payments = "id,unit,paid_at,amount,bill,reverses\n" +
            "P-1,1-101,2026-11-05 14:30,60.00,B-1,\nP-2,1-101,2026-11-06 14:30,100.00,,\nR-1,1-101,2026-11-07 08:00,-60.00,,P-1\n";
        foreach (var (kind, csv) in new[] { ("units", Units), ("bills", Bills), ("payments", payments) })
        {
            await AcceptAsync(kind, csv, csv.Count(c => c == '\n') - 1);
        }

        var before = await _estate.BooksAsync();
        foreach (var (kind, csv) in new[] { ("units", Units), ("bills", Bills), ("payments", payments) })
        {
            var (response, body) = await PortalApp.ImportAsync(_api, kind, csv);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal((0, body.GetProperty("total").GetInt32()), (body.GetProperty("accepted").GetInt32(), body.GetProperty("unchanged").GetInt32()));
        }

        Assert.Equal(before, await _estate.BooksAsync());
    }

    [Fact]
    public async Task Units_KnownCode_UpdatesOnlyTheColumnsOfTheFile()
    {
        var steward = new Person(TypedId.New<PersonId>(_app.Clock.GetUtcNow()), "E003", new PersonDetails { Name = "赵管家" });
        await _app.SeedAsync(steward);
        await AcceptAsync("units", Units, 2);

        await AcceptAsync("units", "code,area,steward\n1-101,89.67,E003\n1-103,50,\n", 2);

        var unit = await _app.QueryAsync(db => db.Set<Unit>().SingleAsync(unit => unit.Code == "1-101"));
        Assert.Equal(new UnitDetails("1", 89.67m, "李四", "13900135678", steward.Id), unit.Details);
    }

    [Fact]
    public async Task Units_CodeTwiceInAFile_TheLastCountsAndTheFileAgainChangesNothing()
    {
        const string Twice = "code,building\n1-101,1\n1-101,2\n";
        await AcceptAsync("units", Twice, 2);

        var (_, again) = await PortalApp.ImportAsync(_api, "units", Twice);

        Assert.Equal(2, again.GetProperty("unchanged").GetInt32());
        Assert.Equal("2", (await _estate.AccountAsync()).Building);
    }

    [Fact]
    public async Task Bills_ComingAfterCredit_ArePaidByItFromThePaymentsInstant()
    {
        await AcceptAsync("units", Units, 2);
        await AcceptAsync("payments", "id,unit,paid_at,amount\nP-2,1-101,2026-11-06 10:00,80.00\nP-1,1-101,2026-11-05 10:00,50.00\n", 2);

        await AcceptAsync("bills", Bills, 2);

        var account = await _estate.AccountAsync();
        Assert.Equal((Money.Zero, new Money(3_000)), (account.Arrears, account.Credit));
        var early = await _estate.FiguresAsync(asOf: new DateTimeOffset(2026, 11, 5, 10, 0, 0, TimeSpan.FromHours(8)));
        Assert.Equal(new Money(5_000), early[FeeType.Property].Collected);
    }

    [Fact]
    public async Task Payments_ReversalOfAStoredPayment_FreesItsBillInTheDatabase()
    {
        await AcceptAsync("units", Units, 2);
        await AcceptAsync("bills", Bills, 2);
        await AcceptAsync("payments", "id,unit,paid_at,amount\nP-1,1-101,2026-11-05 14:30,130.00\n", 1);

        await AcceptAsync("payments", "id,unit,paid_at,amount,reverses\nR-1,1-101,2026-11-06 14:30,-130.00,P-1\n", 1);

        var account = await _estate.AccountAsync();
        Assert.Equal((new Money(10_000), Money.Zero), (account.Arrears, account.Credit));
        Assert.Equal("R-1", account.Payments.Single(payment => payment.Number == "P-1").ReversedBy);
    }

    [Fact]
    public async Task SkipInvalid_GoodRowsAroundABadOne_AreWritten()
    {
        await AcceptAsync("units", Units, 2);

        var (response, body) = await PortalApp.ImportAsync(
            _api, "bills", Bills + "B-3,9-999,property,2026-11,1.00,2026-11-30,\nB-4,1-101,service,2026-11,1.00,2026-11-30,\n", "?skipInvalid=true");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal((3, 1), (body.GetProperty("accepted").GetInt32(), body.GetProperty("rejected").GetArrayLength()));
        Assert.Equal(3, (await _estate.CountsAsync()).Bills);
    }

    [Fact]
    public async Task DryRun_SaysWhatWouldBe_AndWritesNothing()
    {
        await AcceptAsync("units", Units, 2);

        var (response, body) = await PortalApp.ImportAsync(_api, "bills", Bills, "?dryRun=true");

        Assert.Equal((HttpStatusCode.OK, 2), (response.StatusCode, body.GetProperty("accepted").GetInt32()));
        Assert.Equal(0, (await _estate.CountsAsync()).Bills);
    }

    private async Task AcceptAsync(string kind, string csv, int rows)
    {
        var (response, body) = await PortalApp.ImportAsync(_api, kind, csv);
        Assert.True(response.StatusCode == HttpStatusCode.OK, body.ToString());
        Assert.Equal(rows, body.GetProperty("accepted").GetInt32());
    }

    public async Task InitializeAsync() => _api = await _app.ApiAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();
}
