using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Bench.Hosting;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Features.Demo;
using Portal.Features.Fees;
using Portal.Features.Obligations;
using Portal.Features.Rules;
using Portal.Packs;

namespace Portal.Bench.Measures;

/// <summary>A planning of every pack over a large estate with its arrears, after each payment that comes in.</summary>
internal sealed class PlanningMeasure : IMeasure
{
    private const int Units = 10_000;
    private const int Months = 6;
    private const int Rounds = 20;

    public string Verb => "planning";

    public string Title => "all packs planned over 10,000 units with their arrears";

    public async Task RunAsync(BenchSettings settings, Report report, CancellationToken cancellationToken)
    {
        using var folder = BenchFolder.New();
        await using var portal = new LocalPortal(folder);
        await portal.FillAsync(new EstatePlan(settings.Of(Units), Months), cancellationToken);
        foreach (var pack in portal.Services.GetRequiredService<PackLibrary>().Packs)
        {
            await portal.Services.GetRequiredService<SwitchPack>().RunAsync(LocalPortal.Self, pack.Id, true, cancellationToken);
        }

        var plan = portal.Services.GetRequiredService<PlanOccurrences>();
        var first = await plan.RunAsync(cancellationToken);
        report.Note(string.Create(CultureInfo.InvariantCulture, $"{first.Added} occurrences were planned"));
        var units = await portal.Reader.ReadAsync(
            (db, token) => (from bill in db.Set<Bill>().Open() join unit in db.Set<Unit>() on bill.Unit equals unit.Id orderby unit.Code select unit.Code).Distinct().Take(Rounds + 1).ToListAsync(token),
            cancellationToken);
        List<double> spent = [];
        foreach (var unit in units)
        {
            LocalPortal.Require(await portal.Services.GetRequiredService<TakePayment>().RunAsync(LocalPortal.Self, unit, new Money(100), null, null, cancellationToken));
            spent.Add(await Watch.TimeAsync(() => plan.RunAsync(cancellationToken)));
        }

        report.Check("planning after a payment", new Spread(spent[1..]).Median, "ms", Bound.AtMost(250));
    }
}
