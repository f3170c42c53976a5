using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Domain.Obligations;

/// <summary>What is owed on bills that are due, summed up for one reader.</summary>
/// <param name="Bills">How many bills.</param>
/// <param name="Units">Of how many units.</param>
/// <param name="Owed">How much.</param>
public sealed record OwedBills(int Bills, int Units, Money Owed)
{
    /// <summary>
    /// Each reader's sum: a steward's own, and for each cashier those of units whose steward is not there, added to the
    /// cashier's own where one looks after units as well.
    /// </summary>
    /// <param name="bySteward">Sums by the units' steward; null is no steward. No unit has two.</param>
    /// <param name="isThere">Whether somebody still works here.</param>
    /// <param name="cashiers">The cashiers.</param>
    public static IReadOnlyDictionary<PersonId, OwedBills> ByReader(
        IEnumerable<(PersonId? Steward, OwedBills Sum)> bySteward, Func<PersonId, bool> isThere, IReadOnlyCollection<PersonId> cashiers) =>
        bySteward.Where(part => part.Sum.Bills > 0)
            .SelectMany(part => part.Steward is { } steward && isThere(steward)
                ? [(Reader: steward, part.Sum)]
                : cashiers.Distinct().Select(cashier => (Reader: cashier, part.Sum)))
            .GroupBy(part => part.Reader, part => part.Sum)
            .ToDictionary(group => group.Key, group => group.Aggregate((a, b) => new OwedBills(a.Bills + b.Bills, a.Units + b.Units, a.Owed + b.Owed)));
}
