using Portal.Data;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;

namespace Portal.Features.Fees;

/// <summary>
/// Asks how the collection of a month divides over buildings and stewards. Everybody who looks at the month that runs
/// shares one reading; another month is read when it is asked for.
/// </summary>
public sealed class CollectionBreakdown(PortalReader reader, IAccess access, CollectionOverviewSnapshot current, SiteZone zone, TimeProvider clock) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.FeesRead;

    /// <summary>The figures of the month as of now, with their parts.</summary>
    public async Task<Result<CollectionOverview>> RunAsync(Actor actor, Period period, CancellationToken cancellationToken)
    {
        if (access.Check(actor, Right) is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        return period == zone.PeriodOf(now) && (await current.GetAsync(cancellationToken)).Value is var shared && shared.Figures.Period == period
            ? shared
            : await reader.ReadAsync<CollectionBreakdown, CollectionOverview>(
                actor, (db, token) => db.OverviewAsync(period, now, zone, token), cancellationToken);
    }
}

/// <summary>A month's collection with its parts.</summary>
/// <param name="Figures">By fee type and in total.</param>
/// <param name="Curve">How the month's collection grew day by day.</param>
/// <param name="Before">The same of the month before.</param>
/// <param name="Buildings">By building; units without one come last, with an empty key.</param>
/// <param name="Stewards">By steward; units without one come last, with an empty key.</param>
/// <param name="NextPayment">When a payment that is dated ahead begins to count; null when there is none.</param>
public sealed record CollectionOverview(
    CollectionFigures Figures,
    CollectionCurve Curve,
    CollectionCurve Before,
    IReadOnlyList<CollectionShare> Buildings,
    IReadOnlyList<CollectionShare> Stewards,
    DateTimeOffset? NextPayment = null);

/// <summary>A building's or steward's part of a month's collection.</summary>
/// <param name="Key">Building, or code of the steward.</param>
/// <param name="Name">Name of the steward, or null.</param>
/// <param name="Receivable">What the bills ask for.</param>
/// <param name="Collected">What was collected of them.</param>
public sealed record CollectionShare(string Key, string? Name, Money Receivable, Money Collected)
{
    /// <summary>What is still to be paid.</summary>
    public Money Outstanding => Receivable - Collected;

    /// <summary>Collected in percent of receivable, or null when nothing is receivable.</summary>
    public decimal? RatePercent => Rate.Percent(Collected, Receivable);
}
