using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Kernel;

namespace Portal.Features.Cases;

/// <summary>What a limit is for, and what it says.</summary>
/// <param name="Kind">Kind of case.</param>
/// <param name="Severity">Severity, or null for all.</param>
/// <param name="Category">Category, or null for all.</param>
/// <param name="ResponseMinutes">Minutes from receipt to the first response; null for no limit.</param>
/// <param name="ResolveMinutes">Minutes from receipt to resolution; null for no limit.</param>
public sealed record CaseLimitEntry(CaseKind Kind, string? Severity, string? Category, int? ResponseMinutes, int? ResolveMinutes);

/// <summary>Sets the time limit of cases received from now on; what came before keeps the limit it had.</summary>
public sealed class SetCaseLimit(PortalWriter writer) : IUseCase
{
    /// <summary>A year is no limit any more.</summary>
    public const int MostMinutes = 366 * 24 * 60;

    private const int LongestText = 40;

    /// <inheritdoc/>
    public static string Right => Rights.SettingsManage;

    /// <summary>Adds the limit as a new version; both empty takes the limit back.</summary>
    public Task<Result> RunAsync(Actor actor, CaseLimitEntry entry, CancellationToken cancellationToken) =>
        writer.WriteAsync<SetCaseLimit>(
            actor,
            (unit, _) =>
            {
                if (Check(entry) is { } refusal)
                {
                    return Task.FromResult<Result>(refusal);
                }

                unit.Db.Add(new CaseLimit
                {
                    Id = TypedId.New<CaseLimitId>(unit.Now),
                    Kind = entry.Kind,
                    Severity = Blank(entry.Severity),
                    Category = Blank(entry.Category),
                    ResponseMinutes = entry.ResponseMinutes,
                    ResolveMinutes = entry.ResolveMinutes,
                    ValidFrom = unit.Now,
                    SetBy = unit.Actor.Name,
                });
                return Task.FromResult(Result.Done);
            },
            cancellationToken);

    private static Refusal? Check(CaseLimitEntry entry) =>
        entry.ResponseMinutes is < 1 or > MostMinutes ? CaseFeatureRefusals.ResponseLimitRange
        : entry.ResolveMinutes is < 1 or > MostMinutes ? CaseFeatureRefusals.ResolveLimitRange
        : entry.ResponseMinutes > entry.ResolveMinutes ? CaseFeatureRefusals.ResponseAfterResolve
        : entry.Severity?.Length > LongestText ? CaseFeatureRefusals.SeverityTooLong.With(LongestText)
        : entry.Category?.Length > LongestText ? CaseFeatureRefusals.CategoryTooLong.With(LongestText)
        : null;

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
