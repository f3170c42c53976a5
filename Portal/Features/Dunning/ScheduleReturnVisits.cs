using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Features.Obligations;
using Portal.Features.Registers;

namespace Portal.Features.Dunning;

/// <summary>
/// Plans return visits to the units that a month's fees are collected from: those of one's own area, or of every area for
/// whoever sees all. A unit that has one for that month gets no second [B-197].
/// </summary>
public sealed class ScheduleReturnVisits(PortalReader reader, IAccess access, OpenEntries entries, ConfirmOccurrence confirm) : IUseCase
{
    /// <summary>The register that they are written into.</summary>
    public const string Register = "return-visits";

    private const string Offer = "return-visits-with-fees";

    /// <inheritdoc/>
    public static string Right => Rights.RegistersWrite;

    /// <summary>Plans them; how many.</summary>
    /// <param name="actor">Who plans them.</param>
    /// <param name="month">The month whose fees are collected.</param>
    /// <param name="day">Site day of the visits.</param>
    /// <param name="cancellationToken">Honoured until the change starts.</param>
    public async Task<Result<int>> RunAsync(Actor actor, Period month, DateOnly day, CancellationToken cancellationToken)
    {
        var reason = ReasonOf(month);
        var scope = DunningScope.Of(access, actor);
        var read = await reader.TryReadAsync<ScheduleReturnVisits, Plan>(
            actor,
            async (db, token) =>
            {
                var billed = await db.Set<Unit>().AsNoTracking().Where(unit => db.Set<Bill>().Any(bill => bill.Unit == unit.Id && bill.Period == month))
                    .OrderBy(unit => unit.Code).Select(unit => new { unit.Code, unit.Steward }).ToListAsync(token);
                var planned = await db.Set<RegisterEntry>().Where(entry => entry.Register == Register
                        && db.Set<RegisterAnswer>().Any(answer => answer.Entry == entry.Id && answer.Item == "reason" && answer.Value == reason))
                    .Select(entry => entry.Unit).ToListAsync(token);
                var offers = await db.Set<DueOccurrence>().Where(row => row.Obligation == Offer && row.DoneAt == null && row.Label == month.ToString()).ToListAsync(token);
                return new Plan([.. billed.Where(unit => scope.Covers(unit.Steward)).Select(unit => unit.Code).Except(planned.OfType<string>())], [.. offers.Where(offer => scope.Covers(offer.Holder)).Select(offer => offer.Key)]);
            },
            cancellationToken);
        if (!read.IsDone)
        {
            return read.Refusal;
        }

        if (read.Value.Units.Count > 0)
        {
            var opened = await entries.RunAsync(actor, Register, [.. read.Value.Units.Select(unit => Answers(unit, day, reason))], cancellationToken);
            if (!opened.IsDone)
            {
                return opened.Refusal;
            }
        }

        foreach (var offer in read.Value.Offers)
        {
            await confirm.RunAsync(actor, Offer, offer, $"{day:yyyy-MM-dd} · {read.Value.Units.Count}", cancellationToken);
        }

        return read.Value.Units.Count;
    }

    /// <summary>What the entries name as their reason.</summary>
    internal static string ReasonOf(Period month) => $"{month} 收费回访";

    private static IReadOnlyList<EvidenceAnswer> Answers(string unit, DateOnly day, string reason) =>
        [new("unit", "", unit), new("day", "", DayText.Of(day)), new("reason", "", reason)];

    private sealed record Plan(IReadOnlyList<string> Units, IReadOnlyList<string> Offers);
}
