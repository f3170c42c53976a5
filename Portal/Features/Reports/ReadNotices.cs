using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Domain.Reports;

namespace Portal.Features.Reports;

/// <summary>A notice as its readers and whoever published it see it.</summary>
/// <param name="Notice">The notice, not tracked.</param>
/// <param name="Read">Names of those who have read it, the first first.</param>
/// <param name="Unread">Names of those who have not.</param>
/// <param name="MayConfirm">Whether it waits for the reader.</param>
public sealed record NoticeSheet(Notice Notice, IReadOnlyList<string> Read, IReadOnlyList<string> Unread, bool MayConfirm);

/// <summary>Shows notices to those whom they are for, and all of them to those who publish some.</summary>
public sealed class ReadNotices(PortalReader reader, IAccess access) : IUseCase
{
    private const int Most = 50;

    /// <inheritdoc/>
    public static string Right => Rights.SignedIn;

    /// <summary>The latest ones, latest first.</summary>
    public Task<Result<IReadOnlyList<NoticeSheet>>> RunAsync(Actor actor, CancellationToken cancellationToken) =>
        reader.ReadAsync<ReadNotices, IReadOnlyList<NoticeSheet>>(
            actor,
            async (db, token) =>
            {
                var (person, all) = (actor.Person, access.Check(actor, Rights.ReportsWrite) is null);
                var notices = await db.Set<Notice>().AsNoTracking().Include(notice => notice.Readings)
                    .Where(notice => all || notice.Readings.Any(reading => reading.Person == person))
                    .OrderByDescending(notice => notice.PublishedAt).Take(Most)
                    .ToListAsync(token);
                var names = await db.Set<Person>().AsNoTracking().Select(one => new { one.Id, one.Name }).ToDictionaryAsync(one => one.Id, one => one.Name, token);
                return
                [
                    .. notices.Select(notice => new NoticeSheet(
                        notice,
                        [.. notice.Readings.Where(reading => reading.ReadAt is not null).OrderBy(reading => reading.ReadAt).Select(Name)],
                        [.. notice.Readings.Where(reading => reading.ReadAt is null).Select(Name).Order(StringComparer.Ordinal)],
                        notice.Readings.Any(reading => reading.Person == person && reading.ReadAt is null))),
                ];

                string Name(NoticeReading reading) => names.GetValueOrDefault(reading.Person, "—");
            },
            cancellationToken);
}
