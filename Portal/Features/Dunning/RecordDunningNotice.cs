using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Fees;
using Portal.Domain.Fees.Dunning;
using Portal.Domain.Kernel;

namespace Portal.Features.Dunning;

/// <summary>
/// Records that notices were served: a paper for each unit, about all its demands that are at the point of it. All or none:
/// one unit that cannot have it refuses the lot.
/// </summary>
public sealed class RecordDunningNotice(PortalWriter writer, IAccess access, SiteZone zone) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.DunningRecord;

    /// <summary>Records them.</summary>
    /// <param name="actor">Who records them; of the units' area, or of all.</param>
    /// <param name="units">Codes of the units.</param>
    /// <param name="stage">The stage that the notices bring about.</param>
    /// <param name="on">Day on which they were served (site date), today at the latest.</param>
    /// <param name="form">Form number of the first paper by unit code; the others are counted up.</param>
    /// <param name="cancellationToken">Stops waiting for the writer.</param>
    /// <returns>How many papers.</returns>
    public Task<Result<int>> RunAsync(
        Actor actor, IReadOnlyCollection<string> units, DunningStage stage, DateOnly on, string? form, CancellationToken cancellationToken) =>
        writer.WriteAsync<RecordDunningNotice, int>(
            actor,
            async (write, token) =>
            {
                string[] codes = [.. units.Distinct(StringComparer.Ordinal)];
                if (codes.Length == 0)
                {
                    return DunningRefusals.NothingChosen;
                }

                if (on > zone.DateOf(write.Now))
                {
                    return DunningRefusals.DayAhead;
                }

                var forms = FormNumbers.From(form, codes.Length);
                if (!forms.IsDone)
                {
                    return forms.Refusal;
                }

                var asked = await UnitsAsync(write.Db, codes, token);
                var refusal = Forbidden(asked, codes, DunningScope.Of(access, actor)) ?? await TakenAsync(write.Db, forms.Value, token);
                if (refusal is not null)
                {
                    return refusal;
                }

                var demands = await write.Db.DemandsAsync([.. asked.Select(unit => unit.Id)], token);
                foreach (var (unit, number) in asked.Zip(forms.Value))
                {
                    var own = demands[unit.Id].Select(demand => (Demand: demand, Refusal: demand.Check(stage, on, unit.Code))).ToList();
                    if (own.TrueForAll(one => one.Refusal is not null))
                    {
                        return Why(own.ConvertAll(one => one.Refusal!)) ?? DunningRefusals.NothingOpen.With(unit.Code);
                    }

                    write.Db.AddRange(own.Where(one => one.Refusal is null)
                        .Select(one => DunningNotice.Record(unit.Id, one.Demand.Due, stage, on, number, actor.Name, actor.Person, write.Now)));
                }

                return asked.Count;
            },
            cancellationToken);

    private static Task<List<Unit>> UnitsAsync(PortalDb db, string[] codes, CancellationToken cancellationToken) =>
        db.Set<Unit>().AsNoTracking().Where(unit => codes.Contains(unit.Code))
            .OrderBy(unit => unit.Code.Length).ThenBy(unit => unit.Code).ToListAsync(cancellationToken);

    private static Refusal? Forbidden(List<Unit> asked, string[] codes, DunningScope scope) =>
        codes.Except(asked.Select(unit => unit.Code), StringComparer.Ordinal).FirstOrDefault() is { } unknown ? FeeRefusals.UnitUnknown.With(unknown)
        : asked.Find(unit => !scope.Covers(unit.Steward)) is { } foreign ? DunningRefusals.NotYours.With(foreign.Code)
        : null;

    private static async Task<Refusal?> TakenAsync(PortalDb db, IReadOnlyList<string> forms, CancellationToken cancellationToken) =>
        await db.Set<DunningNotice>().Where(notice => notice.WithdrawnAt == null && forms.Contains(notice.Form)).Select(notice => notice.Form).FirstOrDefaultAsync(cancellationToken) is { } taken
            ? DunningRefusals.FormTaken.With(taken)
            : null;

    /// <summary>What stands in the way: a demand that is not at that point yet says more than one that is past it.</summary>
    private static Refusal? Why(List<Refusal> refusals) =>
        refusals.Find(refusal => refusal.Code != DunningRefusals.AlreadyReached.Code) ?? refusals.FirstOrDefault();
}
