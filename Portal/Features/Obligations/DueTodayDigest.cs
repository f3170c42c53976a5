using Microsoft.EntityFrameworkCore;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.People;

namespace Portal.Features.Obligations;

/// <summary>
/// To each person what is due today and still open, and all of it to the supervisors [C-030]. What nobody closes by hand is
/// not listed; the day's cases have a list of their own. Values: how many, and which.
/// </summary>
internal sealed class DueTodayDigest(SiteZone zone) : IDigest
{
    public string Name => "due-today";

    public async Task<IReadOnlyList<DigestLine>> ReadAsync(DigestQuestion asked, CancellationToken cancellationToken)
    {
        var (book, audiences, _) = asked.Moment;
        var today = zone.DateOf(asked.Now);
        var (from, to) = (zone.ToInstant(today), zone.ToInstant(today.AddDays(1)));
        var rows = await asked.Db.Set<DueOccurrence>().AsNoTracking().Where(row => row.DoneAt == null && row.Due >= from && row.Due < to)
            .OrderBy(row => row.Due).ThenBy(row => row.Obligation).ThenBy(row => row.Key).ToListAsync(cancellationToken);
        var open =
            from row in rows
            let rule = book.Find(row.Obligation, row.Due)
            where rule is not null && rule.Evidence != Evidence.None
            let name = row.Label is { } label ? $"{rule.Name.Chinese}（{label}）" : rule.Name.Chinese
            from person in audiences.Of(rule.Audience, row, []).Concat(audiences.Of(new Audience.InRole(Roles.Supervisor.Key), row, [])).Distinct()
            select (person, name);
        return [.. open.GroupBy(pair => pair.person, pair => pair.name).Select(mine => new DigestLine(mine.Key, [mine.Count(), string.Join("、", mine)]))];
    }
}
