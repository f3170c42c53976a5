using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Features.Fees;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Fees;

/// <summary>What is written in SQL or past the change tracker answers alike on both engines.</summary>
public abstract class FeeRules(DatabaseProvider engine) : EngineRules(engine)
{
    [EngineFact]
    public async Task Books_ImportedPaidAndReversed_AnswerEveryQuestion()
    {
        var estate = new FeeEstate(App);
        using var api = await App.ApiAsync();
        await ImportAsync(api, "units", "code,building,area,owner,phone\n1-101,1,89.67,李四,13900135678\n2-201,2,60,王五,13800000001\n");
        await ImportAsync(api, "payments", "id,unit,paid_at,amount\nP-0,2-201,2026-11-01 08:00,30.00\n");
        await ImportAsync(api, "bills", "id,unit,type,period,amount,due\nB-1,1-101,property,2026-11,100.00,2026-11-30\nB-2,2-201,utility,2026-11,80.00,2026-11-30\n");
        await ImportAsync(api, "payments", "id,unit,paid_at,amount\nP-1,1-101,2026-11-05 08:00,120.00\nP-2,2-201,2026-11-06 08:00,10.00\n");
        await ImportAsync(api, "payments", "id,unit,paid_at,amount,reverses\nR-1,1-101,2026-11-07 08:00,-120.00,P-1\n");
        await estate.PayAsync(4_000);

        var figures = await estate.FiguresAsync();
        var before = await estate.FiguresAsync(asOf: new DateTimeOffset(2026, 11, 6, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal((40m, 50m, 44.44m), (figures[FeeType.Property].RatePercent, figures[FeeType.Utility].RatePercent, figures.Total.RatePercent));
        Assert.Equal((100m, 50m), (before[FeeType.Property].RatePercent, before[FeeType.Utility].RatePercent));
        Assert.Equal((new Money(6_000), Money.Zero), ((await estate.AccountAsync()).Arrears, (await estate.AccountAsync()).Credit));

        var now = App.Clock.GetUtcNow();
        var overview = (await estate.Get<CollectionBreakdown>().RunAsync(PortalApp.Tester, FeeEstate.November, default)).Value;
        Assert.Equal([("1", 4_000L), ("2", 4_000L)], overview.Buildings.Select(share => (share.Key, share.Collected.Fen)));
        Assert.Equal([3_000L, 14_000L, 4_000L, 8_000L], new[] { 1, 6, 7, 21 }.Select(day => overview.Curve.CollectedByDay[day - 1].Fen).ToArray());
        var rows = (await estate.Get<CollectionRows>().RunAsync(
            PortalApp.Tester, new CollectionFilter(FeeEstate.November, now, CollectionPart.Outstanding, Building: "2", Steward: ""), 0, 10, default)).Value;
        Assert.Equal((1, "B-2", new Money(4_000), new DateOnly(2026, 11, 30)), (rows.Total, rows.Rows[0].Number, rows.Outstanding, rows.Rows[0].Due));
        var found = (await estate.Get<FindUnits>().RunAsync(PortalApp.Tester, new UnitFilter("5678", OnlyInArrears: true), 0, 10, default)).Value;
        Assert.Equal(("1-101", 89.67m, new Money(6_000)), (found.Rows.Single().Code, found.Rows.Single().Area, found.Rows.Single().Arrears));
        Assert.Equal(figures.Total, (await estate.Get<CollectionSnapshot>().GetAsync(default)).Value.Figures.Total);
    }

    [EngineFact]
    public async Task Books_ImportedAgain_ChangeNothing()
    {
        var estate = new FeeEstate(App);
        using var api = await App.ApiAsync();
        (string Kind, string Csv)[] files =
        [
            ("units", "code,area\n" + string.Concat(Enumerable.Range(1, 300).Select(i => $"U-{i},{i}.5\n"))),
            ("bills", "id,unit,type,period,amount,due\n" + string.Concat(Enumerable.Range(1, 300).Select(i => $"B-{i},U-{i},service,2026-11,{i}.10,2026-11-30\n"))),
            ("payments", "id,unit,paid_at,amount,bill\n" + string.Concat(Enumerable.Range(1, 300).Select(i => $"P-{i},U-{i},2026-11-05 08:00,{i},B-{i}\n"))),
        ];
        foreach (var (kind, csv) in files)
        {
            await ImportAsync(api, kind, csv);
        }

        var books = await estate.BooksAsync();
        foreach (var (kind, csv) in files)
        {
            var (_, body) = await PortalApp.ImportAsync(api, kind, csv);
            Assert.Equal((300, 0), (body.GetProperty("unchanged").GetInt32(), body.GetProperty("accepted").GetInt32()));
        }

        Assert.Equal(books, await estate.BooksAsync());
        Assert.Equal(300, await App.QueryAsync(db => db.Set<Bill>().Open().CountAsync()));
    }

    private static async Task ImportAsync(HttpClient api, string kind, string csv)
    {
        var (response, body) = await PortalApp.ImportAsync(api, kind, csv);
        Assert.True(response.StatusCode == HttpStatusCode.OK, string.Create(CultureInfo.InvariantCulture, $"{kind}: {body}"));
    }
}

/// <summary>On SQLite.</summary>
public sealed class FeeTests() : FeeRules(DatabaseProvider.Sqlite);
