using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Domain.Statistics;
using Portal.Features.Cases;
using Portal.Features.Duty;
using Portal.Features.Fees;
using Portal.Features.Settings;

namespace Portal.Features.Statistics;

/// <summary>
/// Opens a figure to exactly its rows, as they are now: stretches of the posts' time, cases, or bills. For a rate these are
/// the rows that it is divided by, each saying whether it counts. Whoever asks also needs the right to see such rows.
/// </summary>
public sealed class ReadFigureRows(
    PortalReader reader, ReadCoverageRange coverage, FindCases cases, CollectionRows bills, SiteZone zone) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.StatisticsRead;

    /// <summary>A page of the rows.</summary>
    public async Task<Result<FigureRowPage>> RunAsync(
        Actor actor, Period period, FigureKey key, int skip, int take, CancellationToken cancellationToken)
    {
        var least = await reader.ReadAsync<ReadFigureRows, int>(
            actor,
            async (db, token) => (int)(await SettingValues.ReadAsync(db, ComputeFigures.LastInstantOf(period, zone), token))[StatisticsSettings.LeastSatisfaction],
            cancellationToken);
        if (!least.IsDone)
        {
            return least.Refusal;
        }

        if (key == FigureKey.CoverageRate)
        {
            return await CoverageAsync(actor, period, skip, take, cancellationToken);
        }

        return FeeTypes.All.FirstOrDefault(type => FigureKey.CollectionOf(type) == key) is var fee && fee != default
            ? await BillsAsync(actor, period, fee, skip, take, cancellationToken)
            : await CasesAsync(actor, FilterOf(key) with { Period = period }, least.Value, skip, take, cancellationToken);
    }

    private static CaseFilter FilterOf(FigureKey key) =>
        key == FigureKey.CasesReceived ? new() { Figure = CaseFigure.Received }
        : key == FigureKey.CasesResolved ? new() { Figure = CaseFigure.Resolved }
        : key == FigureKey.ComplaintsTimely || key == FigureKey.ComplaintsEffective ? new() { Figure = CaseFigure.Rated, Kind = CaseKind.Complaint }
        : key == FigureKey.RepairsTimely || key == FigureKey.RepairsEffective ? new() { Figure = CaseFigure.Rated, Kind = CaseKind.Repair }
        : new() { Figure = CaseFigure.Rated };

    private async Task<Result<FigureRowPage>> CoverageAsync(Actor actor, Period period, int skip, int take, CancellationToken cancellationToken)
    {
        var range = await coverage.RunAsync(actor, zone.StartOf(period), zone.EndOf(period), null, cancellationToken);
        if (!range.IsDone)
        {
            return range.Refusal;
        }

        // What is still to come has a requirement, but counts in nothing yet.
        var known = range.Value.Segments.Where(segment => segment.Present is not null).ToList();
        return new FigureRowPage(
            known.Count,
            [
                .. known.Skip(skip).Take(take).Select(one => new CoverageFigureRow(
                    one.Post.Code, one.Post.Name, zone.ToSite(one.From), zone.ToSite(one.To), one.Required, one.Present!.Value, one.Gap!.Value)),
            ]);
    }

    private async Task<Result<FigureRowPage>> CasesAsync(
        Actor actor, CaseFilter filter, int least, int skip, int take, CancellationToken cancellationToken)
    {
        var page = await cases.RunAsync(actor, filter, skip, take, cancellationToken);
        return page.IsDone
            ? new FigureRowPage(page.Value.Total, [.. page.Value.Rows.Select(line => CaseFigureRow.Of(line, least, zone))])
            : page.Refusal;
    }

    private async Task<Result<FigureRowPage>> BillsAsync(
        Actor actor, Period period, FeeType type, int skip, int take, CancellationToken cancellationToken)
    {
        var filter = new CollectionFilter(period, ComputeFigures.LastInstantOf(period, zone), CollectionPart.Receivable, type);
        var page = await bills.RunAsync(actor, filter, skip, take, cancellationToken);
        return page.IsDone ? new FigureRowPage(page.Value.Total, [.. page.Value.Rows.Select(BillFigureRow.Of)]) : page.Refusal;
    }
}
