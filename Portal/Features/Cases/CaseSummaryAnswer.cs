using System.Text.Json;
using Portal.Domain.Cases;
using Portal.Domain.Kernel;

namespace Portal.Features.Cases;

/// <summary>JSON of <c>GET /api/v1/cases/summary</c>.</summary>
/// <param name="AsOf">The instant counted at, in site time with its offset.</param>
/// <param name="Pending">Received and not resolved.</param>
/// <param name="Overdue">Pending past the limit.</param>
/// <param name="AwaitingCallback">Resolved and not closed.</param>
/// <param name="OldestPendingSeconds">Whole seconds since the oldest pending case was received; null when there is none.</param>
/// <param name="ByKind">All five kinds.</param>
public sealed record CaseSummaryAnswer(
    DateTimeOffset AsOf,
    int Pending,
    int Overdue,
    int AwaitingCallback,
    long? OldestPendingSeconds,
    IReadOnlyDictionary<string, CaseCount> ByKind)
{
    internal static CaseSummaryAnswer Of(CaseFigures figures, SiteZone zone) => new(
        zone.ToSite(figures.Summary.AsOf),
        figures.Summary.Pending,
        figures.Summary.Overdue,
        figures.AwaitingCallback,
        figures.Summary.OldestPendingSeconds,
        figures.Summary.ByKind.OrderBy(pair => pair.Key).ToDictionary(pair => JsonNamingPolicy.CamelCase.ConvertName(pair.Key.ToString()), pair => pair.Value));
}
