using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Duty;
using Portal.Domain.Handover;
using Portal.Features.Obligations;

namespace Portal.Features.Handover;

/// <summary>Finds what is carried over, and what of it is still open.</summary>
internal static class CarriedOver
{
    /// <summary>
    /// What a turn carries over by itself: what its post got from the turn before and has not ended, the pending cases in
    /// its people's hands, and what it leaves undone.
    /// </summary>
    public static async Task<IReadOnlyList<CarriedThing>> ProposeAsync(PortalDb db, HandoverWorld world, PostTurn turn, CancellationToken cancellationToken)
    {
        var earlier = await LastAsync(db, turn.Post, turn.Start, cancellationToken);
        var people = turn.People.ToArray();
        var cases = await db.Set<Case>().AsNoTracking()
            .Where(one => one.ResolvedAt == null && one.AssignedTo != null && people.Contains(one.AssignedTo.Value))
            .OrderBy(one => one.ReceivedAt)
            .Select(one => new { one.Number, one.Title, one.ReceivedAt })
            .ToListAsync(cancellationToken);
        var kept = earlier is null ? [] : (await StandingsAsync(db, [earlier], cancellationToken))[earlier.Id].Where(item => item.EndedAt is null)
            .Select(item => new CarriedThing(item.Kind, item.Subject, item.Text, item.Since, item.By));
        return
        [
            .. kept
                .Concat(cases.Select(one => new CarriedThing(CarriedKind.Case, one.Number.ToString(), one.Title, one.ReceivedAt)))
                .Concat(world.Undone(turn).Select(line => new CarriedThing(CarriedKind.Obligation, $"{line.Obligation}|{line.Key}", line.Name.Chinese, line.Due)))
                .DistinctBy(thing => (thing.Kind, thing.Subject)),
        ];
    }

    /// <summary>The last accepted handover of a post before an instant, or null.</summary>
    public static Task<ShiftHandover?> LastAsync(PortalDb db, PostId post, DateTimeOffset before, CancellationToken cancellationToken) =>
        db.Set<ShiftHandover>().AsNoTracking().Include(one => one.Items.OrderBy(item => item.No))
            .Where(one => one.PostId == post && one.Start < before && one.State == HandoverState.Accepted)
            .OrderByDescending(one => one.Start)
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>How the items of some handovers stand: a case and an obligation end where they belong, or by word of the post.</summary>
    public static async Task<Dictionary<HandoverId, IReadOnlyList<CarriedLine>>> StandingsAsync(
        PortalDb db, IReadOnlyCollection<ShiftHandover> handovers, CancellationToken cancellationToken)
    {
        HandoverItem[] items = [.. handovers.SelectMany(one => one.Items)];
        CaseNumber[] numbers = [.. items.Where(item => item.Kind == CarriedKind.Case).Select(item => CaseNumber.Parse(item.Subject)).Distinct()];
        var cases = numbers.Length == 0 ? [] : await db.Set<Case>().AsNoTracking().Where(one => numbers.Contains(one.Number))
            .Select(one => new { one.Number, one.ResolvedAt }).ToDictionaryAsync(one => one.Number.ToString(), one => one.ResolvedAt, cancellationToken);
        string[] keys = [.. items.Where(item => item.Kind == CarriedKind.Obligation).Select(item => item.Subject[(item.Subject.IndexOf('|', StringComparison.Ordinal) + 1)..]).Distinct()];
        var done = keys.Length == 0 ? [] : await db.Set<DueOccurrence>().AsNoTracking().Where(row => keys.Contains(row.Key))
            .Select(row => new { row.Obligation, row.Key, row.DoneAt }).ToDictionaryAsync(row => $"{row.Obligation}|{row.Key}", row => row.DoneAt, cancellationToken);
        return handovers.ToDictionary(one => one.Id, one => (IReadOnlyList<CarriedLine>)[.. one.Items.Select(item => CarriedLine.Of(item, Ended(item)))]);

        DateTimeOffset? Ended(HandoverItem item) => item.DoneAt ?? item.Kind switch
        {
            CarriedKind.Case => cases.GetValueOrDefault(item.Subject),
            CarriedKind.Obligation => done.GetValueOrDefault(item.Subject),
            CarriedKind.Note => null,
        };
    }
}
