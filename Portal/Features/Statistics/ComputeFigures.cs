using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Kernel;
using Portal.Domain.Statistics;
using Portal.Features.Cases;
using Portal.Features.Duty;
using Portal.Features.Fees;
using Portal.Features.Settings;

namespace Portal.Features.Statistics;

/// <summary>
/// Works out the figures of a month from the rows as they are now. Money is summed and cases are counted by the database
/// along an index of the month; clockings are narrowed to the month and judged by the rules of the domain.
/// </summary>
public sealed class ComputeFigures(PortalReader reader, CollectionQuery collection, ReadCoverageRange coverage, SiteZone zone)
{
    private static readonly Actor Self = Actor.System("statistics");

    /// <summary>The last instant of a month: money paid at midnight belongs to the next.</summary>
    public static DateTimeOffset LastInstantOf(Period period, SiteZone zone) => zone.EndOf(period).AddMilliseconds(-1);

    /// <summary>The eight figures, and the rates of complaints and repairs unmixed.</summary>
    public async Task<IReadOnlyList<ComputedFigure>> RunAsync(Period period, CancellationToken cancellationToken)
    {
        // Each asks on a connection of its own, so they need not wait for one another.
        var coverageRange = coverage.RunAsync(Self, zone.StartOf(period), zone.EndOf(period), null, cancellationToken);
        var caseMonth = CasesAsync(period, cancellationToken);
        var figures = collection.RunAsync(Self, period, LastInstantOf(period, zone), cancellationToken);
        await Task.WhenAll(coverageRange, caseMonth, figures);
        var (duty, cases, money) = (await coverageRange, await caseMonth, await figures);
        return
        [
            new(FigureKey.CoverageRate, duty.Value.Rate, duty.Value.Segments.Count(segment => segment.Present is not null)),
            new(FigureKey.CasesReceived, cases.Received, cases.Received),
            new(FigureKey.CasesResolved, cases.Resolved, cases.Resolved),
            new(FigureKey.CasesTimely, cases.Both.TimelyRate, cases.Both.Received),
            new(FigureKey.CasesEffective, cases.Both.EffectiveRate, cases.Both.Received),
            .. money.Value.Types.Select(figure => new ComputedFigure(
                FigureKey.CollectionOf(figure.Type!.Value), figure.RatePercent, figure.Bills, figure.Target, figure.Clause)),
            new(FigureKey.ComplaintsTimely, cases.Complaints.TimelyRate, cases.Complaints.Received),
            new(FigureKey.ComplaintsEffective, cases.Complaints.EffectiveRate, cases.Complaints.Received),
            new(FigureKey.RepairsTimely, cases.Repairs.TimelyRate, cases.Repairs.Received),
            new(FigureKey.RepairsEffective, cases.Repairs.EffectiveRate, cases.Repairs.Received),
        ];
    }

    private Task<CaseMonth> CasesAsync(Period period, CancellationToken cancellationToken) =>
        reader.ReadAsync(
            async (db, token) =>
            {
                var (from, to) = (zone.StartOf(period), zone.EndOf(period));
                var limits = await CaseLimit.AllAsync(db, token);
                var settings = await SettingValues.ReadAsync(db, LastInstantOf(period, zone), token);
                return await db.CaseMonthAsync(from, to, limits, (int)settings[StatisticsSettings.LeastSatisfaction], token);
            },
            cancellationToken);
}
