using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Domain.Obligations;

/// <summary>What is still owed on a bill.</summary>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Steward">The unit's steward, or null.</param>
/// <param name="Due">Due date, a day of the site.</param>
/// <param name="Outstanding">What is owed.</param>
public sealed record OwedBill(string Unit, PersonId? Steward, DateOnly Due, Money Outstanding);

/// <summary>The daily digest of bills that are due and unpaid.</summary>
/// <param name="minuteOfDay">When the digest comes, in minutes of the site's day (0 to 1439).</param>
/// <param name="zone">The site's zone.</param>
public sealed class BillReminders(int minuteOfDay, SiteZone zone)
{
    /// <summary>
    /// From its minute on until the day ends: one digest for each steward with unpaid bills due today or before, and
    /// for each cashier with those of units without a steward. Arguments: bills, units, amount owed.
    /// </summary>
    public IEnumerable<ReminderDue> Digest(
        IEnumerable<OwedBill> bills, IReadOnlyCollection<PersonId> cashiers, DateTimeOffset now)
    {
        var today = zone.DateOf(now);
        var dueAt = zone.ToInstant(today, minuteOfDay);
        if (now < dueAt)
        {
            return [];
        }

        return bills
            .Where(bill => bill.Due <= today && bill.Outstanding > Money.Zero)
            .SelectMany(bill => (bill.Steward is { } steward ? [steward] : cashiers.Distinct()).Select(person => (person, bill)))
            .GroupBy(pair => pair.person, pair => pair.bill)
            .Select(group => new ReminderDue(
                ReminderKind.BillsDue,
                today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                group.Key,
                dueAt,
                "B-152")
            {
                Args =
                [
                    group.Count(),
                    group.Select(bill => bill.Unit).Distinct(StringComparer.Ordinal).Count(),
                    group.Aggregate(Money.Zero, (sum, bill) => sum + bill.Outstanding),
                ],
            });
    }

    /// <summary>The next instant after now at which a digest falls due.</summary>
    public DateTimeOffset NextCheck(DateTimeOffset now)
    {
        var today = zone.DateOf(now);
        var dueAt = zone.ToInstant(today, minuteOfDay);
        return dueAt > now ? dueAt : zone.ToInstant(today.AddDays(1), minuteOfDay);
    }
}
