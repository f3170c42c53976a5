using Microsoft.EntityFrameworkCore;
using Portal.Domain.Duty;
using Portal.Domain.Obligations;
using Portal.Domain.Reports;
using Portal.Features.Obligations;

namespace Portal.Features.Reports;

/// <summary>
/// What notices of business changes and preferential policies tell the obligations: that each reader is to learn it
/// within the time that is set, and, while none is set, that a reader signs on without having read it. Reading settles both.
/// </summary>
internal sealed class NoticeEvents(TimeProvider clock) : IEventSource
{
    private const string Published = "notice.published";
    private const string LeftUnread = "notice.left-unread";
    private const string Deadline = "notice_learn_deadline";

    /// <summary>A notice that waited longer for the reader's next sign-on is not told any more.</summary>
    private static readonly TimeSpan LongestAbsence = TimeSpan.FromDays(62);

    public IReadOnlyList<string> Kinds { get; } = [Published, LeftUnread];

    public IReadOnlyList<string> Topics { get; } = [Live.Topics.Reports, Live.Topics.Coverage, Live.Topics.Rules];

    public async Task<IReadOnlyList<RuleEvent>> BetweenAsync(EventQuestion asked, CancellationToken cancellationToken)
    {
        var (db, from, to) = (asked.Db, asked.From, asked.To);
        var since = from - LongestAbsence;
        var notices = await db.Set<Notice>().AsNoTracking().Include(notice => notice.Readings)
            .Where(notice => notice.Category != NoticeCategory.General && notice.PublishedAt >= since && notice.PublishedAt < to).ToListAsync(cancellationToken);
        var readings = notices.SelectMany(notice => notice.Readings, (notice, reading) => (Notice: notice, Reading: reading)).ToList();
        var told = readings.Select(pair => Of(Published, pair.Notice, pair.Reading, pair.Notice.PublishedAt));
        if (readings.Count > 0 && asked.Rules.ValueOf(Deadline, clock.GetUtcNow()) is null)
        {
            var first = notices.Min(notice => notice.PublishedAt);
            var signOns = (await db.Set<PresenceEvent>().AsNoTracking().Where(one => one.Kind == PresenceKind.In && one.At >= first && one.At < to)
                .Select(one => new { one.PersonId, one.At }).ToListAsync(cancellationToken)).ToLookup(one => one.PersonId, one => one.At);
            told = told.Concat(
                from pair in readings
                let next = signOns[pair.Reading.Person].Where(at => at > pair.Notice.PublishedAt).Order().Cast<DateTimeOffset?>().FirstOrDefault()
                where next is not null && !(pair.Reading.ReadAt <= next)
                select Of(LeftUnread, pair.Notice, pair.Reading, next.Value));
        }

        return [.. told.Where(asked.Covers)];
    }

    private static RuleEvent Of(string kind, Notice notice, NoticeReading reading, DateTimeOffset at) =>
        new(kind, $"{notice.Id.Value:N}:{reading.Person.Value:N}", at, reading.Person, notice.Title, PublishNotice.LinkTo(notice.Id), reading.ReadAt, reading.Person);
}
