using System.Buffers.Binary;
using System.Globalization;
using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Features.Obligations;
using Portal.Features.Settings;

namespace Portal.Features.Duty;

/// <summary>What rosters and clockings tell the obligations: shifts that begin, who has to be there by when, a person's working day from its first shift to its last, and posts where nobody is.</summary>
internal sealed class ShiftEvents(DutyRecordLoader duty, SiteZone zone, TimeProvider clock) : IEventSource
{
    private const string Begins = "shift.begins";
    private const string ArrivalDue = "shift.arrival-due";
    private const string DayBegins = "workday.begins";
    private const string DayEnds = "workday.ends";
    private const string Unmanned = "post.unmanned";

    public IReadOnlyList<string> Kinds { get; } = [Begins, ArrivalDue, DayBegins, DayEnds, Unmanned];

    public IReadOnlyList<string> Topics { get; } = [Live.Topics.Coverage, Live.Topics.People, Live.Topics.Settings];

    public async Task<IReadOnlyList<RuleEvent>> BetweenAsync(EventQuestion asked, CancellationToken cancellationToken)
    {
        var (db, from, to) = (asked.Db, asked.From, asked.To);
        var now = clock.GetUtcNow();
        var early = (await SettingValues.ReadAsync(db, now, cancellationToken)).Span(DutySettings.Early);
        var gapsFrom = zone.ToInstant(zone.DateOf(now).AddDays(-2));

        // A working day is known by its first shift and its last: whole days are read.
        var since = zone.ToInstant(zone.DateOf(from).AddDays(-2));
        var data = await duty.LoadAsync(db, since < gapsFrom ? since : gapsFrom, zone.ToInstant(zone.DateOf(to + early).AddDays(1)), cancellationToken);
        PlannedShift[] shifts =
        [
            .. data.Record.Assignments.Where(shift => !shift.Withdrawn && data.Posts.ContainsKey(shift.PostId)).Select(shift => new PlannedShift(
                shift.Id.Value.ToString("N"), shift.PersonId, data.Posts[shift.PostId].Code, shift.Start, shift.End, PlannedAt(shift.Id))),
        ];
        var reading = new Reading(data, zone, shifts.ToLookup(shift => shift.Person), data.Record.Posts.ToDictionary(post => post.Code, StringComparer.Ordinal), early, now);
        return [.. shifts.SelectMany(reading.OfShift).Concat(reading.OfDays(shifts)).Concat(reading.OfGaps(shifts)).Where(asked.Covers)];
    }

    /// <summary>The id of an assignment says when it was made: whoever was asked at the last minute is not late at once.</summary>
    private static DateTimeOffset PlannedAt(AssignmentId id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.Value.TryWriteBytes(bytes, bigEndian: true, out _);
        return DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(bytes) >> 16);
    }

    private sealed record Reading(DutyData Data, SiteZone Zone, ILookup<PersonId, PlannedShift> ByPerson, Dictionary<string, Post> Posts, TimeSpan Early, DateTimeOffset Now)
    {
        public IEnumerable<RuleEvent> OfShift(PlannedShift shift)
        {
            var post = Posts[shift.Post];
            yield return new RuleEvent(Begins, shift.Occurrence, shift.Start, shift.Person, post.Name, "/me")
            {
                Post = shift.Post,
                Until = shift.Start,
                Args = [post.Name, shift.Start, shift.End],
            };
            var deadline = shift.ArriveBy(ByPerson[shift.Person], Early);
            yield return new RuleEvent(ArrivalDue, shift.Occurrence, deadline, shift.Person, post.Name, "/duty", ArrivedAt(shift.Person, post, deadline), shift.Person)
            {
                Post = shift.Post,
                Until = shift.End,
                Clause = PostClauses.OfArrival(post),
                Args = [NameOf(shift.Person), post.Name, shift.Start],
            };
        }

        /// <summary>The begin of a person's first shift of a site day and the end of the last, at posts of one kind; a shift belongs to the day on which it begins.</summary>
        public IEnumerable<RuleEvent> OfDays(IEnumerable<PlannedShift> shifts) =>
            from shift in shifts
            let kind = PostKinds.Of(Posts[shift.Post].Name)
            group shift by (shift.Person, Kind: kind, Day: Zone.DateOf(shift.Start)) into day
            let subject = string.Create(CultureInfo.InvariantCulture, $"{day.Key.Person.Value:N}:{day.Key.Kind}:{day.Key.Day:yyyyMMdd}")
            from one in new[] { (Kind: DayBegins, Shift: day.MinBy(shift => shift.Start)!), (Kind: DayEnds, Shift: day.MaxBy(shift => shift.End)!) }
            let post = Posts[one.Shift.Post]
            select new RuleEvent(one.Kind, subject, one.Kind == DayBegins ? one.Shift.Start : one.Shift.End, day.Key.Person, $"{post.Name} · {NameOf(day.Key.Person)}", "/me")
            {
                Post = post.Code,
                PostKind = day.Key.Kind,
                Work = new WorkStretch(day.Min(shift => shift.Start), day.Max(shift => shift.End)),
            };

        /// <summary>One event for each shift that a post stands unmanned in, so that the next shift has the grace, too.</summary>
        public IEnumerable<RuleEvent> OfGaps(IReadOnlyCollection<PlannedShift> shifts) =>
            from gap in Data.Coverage.Gaps(Now)
            where gap.UnmannedSince is not null
            let since = gap.UnmannedSince!.Value
            from turn in shifts.Where(shift => shift.Post == gap.Post.Code && shift.Contains(Now)).GroupBy(shift => shift.Start)
            select new RuleEvent(Unmanned, $"{gap.Post.Code}@{OccurrenceKey.Instant(since)}+{OccurrenceKey.Instant(turn.Key)}", since > turn.Key ? since : turn.Key, null, gap.Post.Name, "/duty")
            {
                Post = gap.Post.Code,
                Clause = PostClauses.OfGap(gap.Post, unmanned: true),
                Args = [gap.Post.Name, since, string.Join("、", turn.Select(shift => NameOf(shift.Person)))],
            };

        /// <summary>
        /// Since when the person was at the post at the deadline, or is now while it lies ahead; else when the person came
        /// after it. Null: not there.
        /// </summary>
        private DateTimeOffset? ArrivedAt(PersonId person, Post post, DateTimeOffset deadline)
        {
            var then = Data.Coverage.StateOf(person, deadline <= Now ? deadline : Now);
            if (then?.Post == post.Id)
            {
                return then.ArrivedAt < deadline ? then.ArrivedAt : deadline.AddMilliseconds(-1);
            }

            return Data.Coverage.StateOf(person, Now) is { } state && state.Post == post.Id ? state.ArrivedAt : null;
        }

        private string NameOf(PersonId person) => Data.People.TryGetValue(person, out var found) ? found.Name : "?";
    }
}
