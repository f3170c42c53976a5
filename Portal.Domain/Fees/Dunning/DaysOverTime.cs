namespace Portal.Domain.Fees.Dunning;

/// <summary>A number of days that a site sets, over time. Null is off: nothing becomes due by it.</summary>
/// <param name="versions">From which site day on which number holds, in any order; before the first it is off.</param>
public sealed class DaysOverTime(IEnumerable<(DateOnly From, int? Days)> versions)
{
    private readonly (DateOnly From, int? Days)[] _versions = [.. versions.OrderBy(version => version.From)];

    /// <summary>Never set.</summary>
    public static DaysOverTime Off { get; } = new([]);

    /// <summary>The number that holds on a day; null while it is off.</summary>
    public int? On(DateOnly day) => Array.FindLast(_versions, version => version.From <= day).Days;

    /// <summary>
    /// The day on which what started becomes due: the first one on which the number that holds has passed since the start.
    /// What has become due stays so when the number changes afterwards; what was due by a number that came later is due from
    /// that number's first day on. Null while no number brings it about.
    /// </summary>
    public DateOnly? DueAfter(DateOnly start)
    {
        for (var place = 0; place < _versions.Length; place++)
        {
            var (from, days) = _versions[place];
            if (days is not { } wait)
            {
                continue;
            }

            var passed = start.AddDays(wait);
            var due = passed > from ? passed : from;
            if (place + 1 == _versions.Length || due < _versions[place + 1].From)
            {
                return due;
            }
        }

        return null;
    }
}
