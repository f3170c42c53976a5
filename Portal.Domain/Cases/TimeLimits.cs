namespace Portal.Domain.Cases;

/// <summary>A configured limit. What it leaves null it does not limit.</summary>
/// <param name="Kind">Kind of case.</param>
/// <param name="Severity">Severity it is for, letter case ignored; null for all.</param>
/// <param name="Response">Time from receipt to the first response.</param>
/// <param name="Resolve">Time from receipt to resolution.</param>
/// <param name="ValidFrom">Holds for cases received from then on; null for ever. Earlier cases keep the earlier value.</param>
/// <param name="Clause">The clause it comes from.</param>
public sealed record TimeLimit(
    CaseKind Kind,
    string? Severity = null,
    TimeSpan? Response = null,
    TimeSpan? Resolve = null,
    DateTimeOffset? ValidFrom = null,
    string? Clause = null);

/// <summary>The site's time limits. The documents state none, so there are none until somebody configures them.</summary>
public sealed class TimeLimits
{
    private readonly TimeLimit[] _limits;

    /// <summary>Limits in any order: one for the severity goes before one for all, then the newest.</summary>
    public TimeLimits(IEnumerable<TimeLimit> limits) =>
        _limits = [.. limits.OrderByDescending(limit => limit.Severity is not null).ThenByDescending(limit => limit.ValidFrom)];

    /// <summary>No limits: nothing is ever overdue by them.</summary>
    public static TimeLimits None { get; } = new([]);

    /// <summary>Time from receipt to the first response, or null.</summary>
    public TimeSpan? Response(CaseKind kind, string? severity, DateTimeOffset receivedAt) =>
        Applying(kind, severity, receivedAt).FirstOrDefault(limit => limit.Response is not null)?.Response;

    /// <summary>Time from receipt to resolution, or null.</summary>
    public TimeSpan? Resolve(CaseKind kind, string? severity, DateTimeOffset receivedAt) =>
        Applying(kind, severity, receivedAt).FirstOrDefault(limit => limit.Resolve is not null)?.Resolve;

    private IEnumerable<TimeLimit> Applying(CaseKind kind, string? severity, DateTimeOffset receivedAt) =>
        _limits.Where(limit =>
            limit.Kind == kind
            && (limit.Severity is null || limit.Severity.Equals(severity, StringComparison.OrdinalIgnoreCase))
            && !(limit.ValidFrom > receivedAt));
}
