using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Features.Demo.Making;
using Portal.Features.Fees;

namespace Portal.Features.Demo.Life;

/// <summary>
/// Payments arrive along the curve that the months before had, at most half a day ahead of it; when that is reached,
/// a special service is sold now and then and paid on the spot.
/// </summary>
internal sealed class FeeLife(PortalReader reader, CollectionQuery collection, TakePayment take, IssueBills issue, SiteZone zone)
{
    private const double DaysAhead = 0.5;
    private const int MostAtOnce = 4;
    private const double FarBehind = 0.06;
    private const double Selling = 0.05;

    private static readonly Dictionary<FeeType, double> InTheEnd = new Dictionary<FeeType, double>
    {
        [FeeType.Property] = 0.945, [FeeType.Utility] = 0.985, [FeeType.Service] = 1,
    };

    /// <summary>Takes a payment or several; answers whether there was one to take.</summary>
    public async Task<bool> StepAsync(LifeSituation situation, Random random, CancellationToken cancellationToken)
    {
        var period = zone.PeriodOf(situation.Now);
        var days = (situation.Now - zone.StartOf(period)).TotalDays + DaysAhead;
        var figures = await collection.RunAsync(DemoActor.System, period, situation.Now, cancellationToken);
        var behind = figures.Value.Types
            .Where(figure => !figure.Receivable.IsZero)
            .Select(figure => (Type: figure.Type!.Value, Share: InTheEnd[figure.Type.Value] * Payers.ShareAfter(days) - (double)figure.Collected.Fen / figure.Receivable.Fen))
            .OrderByDescending(one => one.Share)
            .FirstOrDefault();
        if (behind.Share > 0)
        {
            return await PayAsync(situation, period, behind.Type, behind.Share > FarBehind ? MostAtOnce : 1, random, cancellationToken);
        }

        return random.NextDouble() < Selling && await SellAsync(situation, period, random, cancellationToken);
    }

    private async Task<bool> PayAsync(LifeSituation situation, Period period, FeeType type, int most, Random random, CancellationToken cancellationToken)
    {
        var open = await reader.ReadAsync(
            (db, token) => db.Set<Bill>().Open()
                .Where(bill => bill.Period == period && bill.Type == type)
                .Join(db.Set<Unit>(), bill => bill.Unit, unit => unit.Id, (bill, unit) => new { Bill = bill.Number, bill.Open, Unit = unit.Code })
                .ToListAsync(token),
            cancellationToken);
        var willing = open.FindAll(one => type is not FeeType.Property || Payers.Of(situation.Plan.Seed, one.Unit) is not Payer.Withholding);
        var taken = false;
        for (var number = 0; number < most && willing.Count > 0; number++)
        {
            var place = random.Next(willing.Count);
            var one = willing[place];
            willing.RemoveAt(place);
            taken |= (await take.RunAsync(DemoActor.System, one.Unit, one.Open, Method(random), one.Bill, cancellationToken)).IsDone;
        }

        return taken;
    }

    private async Task<bool> SellAsync(LifeSituation situation, Period period, Random random, CancellationToken cancellationToken)
    {
        var unit = await reader.ReadAsync(
            async (db, token) =>
            {
                var count = await db.Set<Unit>().CountAsync(token);
                return count == 0 ? null : await db.Set<Unit>().OrderBy(unit => unit.Code).Skip(random.Next(count)).FirstOrDefaultAsync(token);
            },
            cancellationToken);
        if (unit is null)
        {
            return false;
        }

        var site = zone.ToSite(situation.Now);
        var bill = new BillEntry(
            string.Create(CultureInfo.InvariantCulture, $"FW{site:yyyyMMddHHmmss}-{unit.Code}"),
            unit.Id, FeeType.Service, period, new Money(random.Next(6, 40) * 500L), DateOnly.FromDateTime(site.DateTime));
        var issued = await issue.RunAsync(DemoActor.System, [bill], cancellationToken);
        return issued.IsDone && (await take.RunAsync(DemoActor.System, unit.Code, bill.Amount, Method(random), bill.Number, cancellationToken)).IsDone;
    }

    private static string Method(Random random) => EstateData.Shipped.Methods[random.Next(EstateData.Shipped.Methods.Count)];
}
