using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Kernel;
using Portal.Features.Settings;

namespace Portal.Features.Cases;

/// <summary>Lists cases, or opens a figure to exactly its rows.</summary>
public sealed class FindCases(PortalReader reader, SiteZone zone, TimeProvider clock) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.CasesRead;

    /// <summary>A page of the list, latest receipt first; of overdue cases the longest overdue first.</summary>
    public Task<Result<CaseLines>> RunAsync(Actor actor, CaseFilter filter, int skip, int take, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return reader.ReadAsync<FindCases, CaseLines>(
            actor,
            async (db, token) =>
            {
                var limits = await CaseLimit.AllAsync(db, token);
                return filter.Figure is { } figure
                    ? await OpenAsync(db, filter, figure, limits, skip, take, token)
                    : await ListAsync(db, filter, limits, skip, take, token);
            },
            cancellationToken);
    }

    /// <summary>Every row of a list, as the database gives it.</summary>
    internal static IAsyncEnumerable<CaseLine> Stream(PortalDb db, CaseFilter filter, TimeLimits limits) =>
        InOrder(db.Set<Case>().Where(db, filter)).Select(CaseSight.From(db)).AsAsyncEnumerable().Select(one => CaseLine.From(one, limits));

    /// <summary>Every row of a figure.</summary>
    internal async Task<IAsyncEnumerable<CaseLine>> OpenAllAsync(PortalDb db, CaseFilter filter, TimeLimits limits, CancellationToken cancellationToken) =>
        (await OpenAsync(db, filter, filter.Figure!.Value, limits, 0, int.MaxValue, cancellationToken)).Rows.ToAsyncEnumerable();

    private static IOrderedQueryable<Case> InOrder(IQueryable<Case> cases) =>
        cases.OrderByDescending(one => one.ReceivedAt).ThenByDescending(one => one.Id);

    private static async Task<CaseLines> ListAsync(
        PortalDb db, CaseFilter filter, TimeLimits limits, int skip, int take, CancellationToken cancellationToken)
    {
        var found = db.Set<Case>().Where(db, filter);
        var total = await found.CountAsync(cancellationToken);
        var page = await InOrder(found)
            .Skip(skip).Take(take)
            .Select(CaseSight.From(db))
            .ToListAsync(cancellationToken);
        return new CaseLines(total, page.ConvertAll(one => CaseLine.From(one, limits)));
    }

    /// <summary>The same rule that counts picks the rows, so that figure and rows cannot differ.</summary>
    private async Task<CaseLines> OpenAsync(
        PortalDb db, CaseFilter filter, CaseFigure figure, TimeLimits limits, int skip, int take, CancellationToken cancellationToken)
    {
        var at = filter.AsOf ?? clock.GetUtcNow();
        var period = filter.Period ?? zone.PeriodOf(clock.GetUtcNow());
        var (from, to) = (zone.StartOf(period), zone.EndOf(period));
        var leastSatisfaction = (int)(await SettingValues.ReadAsync(db, to.AddMilliseconds(-1), cancellationToken))[CaseSettings.LeastSatisfaction];
        var all = db.Set<Case>().Where(db, filter);
        var candidates = figure switch
        {
            CaseFigure.Pending or CaseFigure.Overdue => all.MayBePendingAt(at),
            CaseFigure.AwaitingCallback => all.MayBePendingAt(at).Union(all.SurelyWaitingAt(at)),
            CaseFigure.Received or CaseFigure.Resolved or CaseFigure.Rated or CaseFigure.Timely or CaseFigure.Effective => all.Touching(from, to),
        };
        var rows = (await candidates.Select(CaseSight.From(db)).ToListAsync(cancellationToken)).Where(one => Counts(one.History));
        var ordered = (figure == CaseFigure.Overdue
            ? rows.OrderBy(one => one.History.Due(limits)).ThenBy(one => one.Id.Value)
            : rows.OrderByDescending(one => one.ReceivedAt).ThenByDescending(one => one.Id.Value)).ToList();
        return new CaseLines(ordered.Count, [.. ordered.Skip(skip).Take(take).Select(one => CaseLine.From(one, limits))]);

        bool Counts(CaseHistory one) => figure switch
        {
            CaseFigure.Pending => one.IsPendingAt(at),
            CaseFigure.Overdue => one.IsOverdueAt(at, limits),
            CaseFigure.AwaitingCallback => one.StandingAt(at) == CaseStanding.AwaitingCallback,
            CaseFigure.Received => Received(one),
            CaseFigure.Resolved => one.ResolvedAt >= from && one.ResolvedAt < to,
            CaseFigure.Rated => IsRated(one),
            CaseFigure.Timely => IsRated(one) && one.IsTimely(limits),
            CaseFigure.Effective => IsRated(one) && one.IsEffective(leastSatisfaction),
        };

        bool Received(CaseHistory one) => one.ReceivedAt >= from && one.ReceivedAt < to;
        bool IsRated(CaseHistory one) => Received(one) && one.Kind is (CaseKind.Complaint or CaseKind.Repair);
    }
}
