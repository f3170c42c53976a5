using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Kernel;

namespace Portal.Features.Cases;

/// <summary>Time limits and closing rules of the site, with their history.</summary>
/// <param name="Limits">A line for each kind, then those for its severities and categories; without versions where nothing is set.</param>
/// <param name="Closing">A line for each kind.</param>
/// <param name="Severities">Severities that cases of late had, to choose from.</param>
/// <param name="Categories">Categories that cases of late had, to choose from.</param>
public sealed record CaseRules(
    IReadOnlyList<CaseLimitLine> Limits, IReadOnlyList<ClosingLine> Closing, IReadOnlyList<string> Severities, IReadOnlyList<string> Categories);

/// <summary>The limit of some cases.</summary>
/// <param name="Kind">Kind of case.</param>
/// <param name="Severity">Severity, or null for all.</param>
/// <param name="Category">Category, or null for all.</param>
/// <param name="Versions">What was set, newest first: the first is in force.</param>
public sealed record CaseLimitLine(CaseKind Kind, string? Severity, string? Category, IReadOnlyList<CaseLimit> Versions)
{
    /// <summary>What holds now, or null.</summary>
    public CaseLimit? Current => Versions.Count > 0 ? Versions[0] : null;

    /// <summary>True when nothing is limited.</summary>
    public bool IsOff => Current is not { } limit || (limit.ResponseMinutes is null && limit.ResolveMinutes is null);
}

/// <summary>The closing rule of a kind.</summary>
/// <param name="Kind">Kind of case.</param>
/// <param name="Versions">What was set, newest first: the first is in force.</param>
public sealed record ClosingLine(CaseKind Kind, IReadOnlyList<ClosingRule> Versions)
{
    /// <summary>What holds now, or null.</summary>
    public ClosingRule? Current => Versions.Count > 0 && Versions[0].Asks ? Versions[0] : null;

    /// <summary>What is asked for now.</summary>
    public ClosingDemand Demand => Current switch
    {
        null => ClosingDemand.Nothing,
        { LeastSatisfaction: null } => ClosingDemand.Answer,
        _ => ClosingDemand.Satisfied,
    };
}

/// <summary>Shows the rules for cases that the site may set.</summary>
public sealed class ReadCaseRules(PortalReader reader) : IUseCase
{
    /// <summary>As many of the latest cases tell the words that the site uses.</summary>
    private const int Latest = 500;

    /// <inheritdoc/>
    public static string Right => Rights.SettingsManage;

    /// <summary>The rules.</summary>
    public Task<Result<CaseRules>> RunAsync(Actor actor, CancellationToken cancellationToken) =>
        reader.ReadAsync<ReadCaseRules, CaseRules>(
            actor,
            async (db, token) =>
            {
                var limits = (await db.Set<CaseLimit>().ToListAsync(token)).OrderByDescending(limit => limit.ValidFrom).ToList();
                var closing = (await db.Set<ClosingRule>().ToListAsync(token)).OrderByDescending(rule => rule.ValidFrom).ToLookup(rule => rule.Kind);
                var words = await db.Set<Case>().OrderByDescending(one => one.ReceivedAt).Take(Latest).Select(one => new { one.Severity, one.Category }).ToListAsync(token);
                return new CaseRules(
                    [.. Enum.GetValues<CaseKind>().SelectMany(kind => LinesOf(kind, limits))],
                    [.. Enum.GetValues<CaseKind>().Select(kind => new ClosingLine(kind, [.. closing[kind]]))],
                    Words(words.Select(word => word.Severity)),
                    Words(words.Select(word => word.Category)));
            },
            cancellationToken);

    private static IEnumerable<CaseLimitLine> LinesOf(CaseKind kind, List<CaseLimit> limits)
    {
        yield return new CaseLimitLine(kind, null, null, limits.FindAll(limit => limit.Kind == kind && limit is { Severity: null, Category: null }));
        var narrower = limits.FindAll(limit => limit.Kind == kind && limit is not { Severity: null, Category: null });
        while (narrower.Count > 0)
        {
            var first = narrower[0];
            var versions = narrower.FindAll(limit => limit.Limit.IsForTheSameAs(first.Limit));
            narrower.RemoveAll(versions.Contains);
            yield return new CaseLimitLine(kind, first.Severity, first.Category, versions);
        }
    }

    private static List<string> Words(IEnumerable<string?> words) =>
        [.. words.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.CurrentCulture)];
}
