namespace Portal.Domain.Cases;

/// <summary>A configured limit. What it leaves null it does not limit: a wider one applies, if there is one.</summary>
/// <param name="Kind">Kind of case.</param>
/// <param name="Severity">Severity it is for, letter case ignored; null for all.</param>
/// <param name="Response">Time from receipt to the first response.</param>
/// <param name="Resolve">Time from receipt to resolution.</param>
/// <param name="ValidFrom">Holds for cases received from then on; null for ever. Earlier cases keep the earlier value.</param>
/// <param name="Clause">The clause it comes from.</param>
/// <param name="Category">Category it is for, letter case ignored; null for all.</param>
public sealed record TimeLimit(
    CaseKind Kind,
    string? Severity = null,
    TimeSpan? Response = null,
    TimeSpan? Resolve = null,
    DateTimeOffset? ValidFrom = null,
    string? Clause = null,
    string? Category = null)
{
    /// <summary>True when another limit is a version of this one: for the same cases, from another instant on.</summary>
    public bool IsForTheSameAs(TimeLimit other) => other.Kind == Kind && Same(other.Severity, Severity) && Same(other.Category, Category);

    internal bool Fits(CaseKind kind, string? severity, string? category) =>
        Kind == kind && (Severity is null || Same(Severity, severity)) && (Category is null || Same(Category, category));

    private static bool Same(string? a, string? b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The site's time limits. The documents state none, so there are none until somebody configures them.</summary>
public sealed class TimeLimits
{
    private readonly TimeLimit[] _limits;

    /// <summary>
    /// Limits in any order. One for severity and category goes before one for the severity, that before one for the
    /// category, that before one for all; of several for the same cases the newest that holds counts.
    /// </summary>
    public TimeLimits(IEnumerable<TimeLimit> limits) =>
        _limits =
        [
            .. limits.OrderByDescending(limit => limit.Severity is not null)
                .ThenByDescending(limit => limit.Category is not null)
                .ThenByDescending(limit => limit.ValidFrom ?? DateTimeOffset.MinValue),
        ];

    /// <summary>No limits: nothing is ever overdue by them.</summary>
    public static TimeLimits None { get; } = new([]);

    /// <summary>Time from receipt to the first response, or null.</summary>
    public TimeSpan? Response(CaseKind kind, string? severity, DateTimeOffset receivedAt, string? category = null) =>
        Applying(kind, severity, category, receivedAt).FirstOrDefault(limit => limit.Response is not null)?.Response;

    /// <summary>Time from receipt to resolution, or null.</summary>
    public TimeSpan? Resolve(CaseKind kind, string? severity, DateTimeOffset receivedAt, string? category = null) =>
        Applying(kind, severity, category, receivedAt).FirstOrDefault(limit => limit.Resolve is not null)?.Resolve;

    /// <summary>The version in force of each limit that fits, the narrowest first.</summary>
    private IEnumerable<TimeLimit> Applying(CaseKind kind, string? severity, string? category, DateTimeOffset receivedAt)
    {
        TimeLimit? last = null;
        foreach (var limit in _limits)
        {
            if (limit.Fits(kind, severity, category) && !(limit.ValidFrom > receivedAt) && last?.IsForTheSameAs(limit) != true)
            {
                yield return last = limit;
            }
        }
    }
}
