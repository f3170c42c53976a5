using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Duty;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Features.Cases;
using Portal.Features.Duty;
using Portal.Features.Fees;
using Portal.Features.Settings;

namespace Portal.Features.Reminders;

/// <summary>Reads what reminders are worked out from: a fixed number of queries, whatever the number of people and cases.</summary>
internal sealed class ReadSituation(PortalReader reader, DutyRecordLoader duty, SiteZone zone, TimeProvider clock)
{
    /// <summary>The situation now; the bills only when their digest of the day is due and not told yet.</summary>
    public Task<Situation> ReadAsync(DateOnly? billsToldOn, CancellationToken cancellationToken) =>
        reader.ReadAsync(
            async (db, token) =>
            {
                var now = clock.GetUtcNow();
                var settings = await SettingValues.ReadAsync(db, now, token);
                var situation = new Situation
                {
                    Now = now,
                    Zone = zone,
                    Staff = new Staff(await db.Set<Person>().ToListAsync(token)),
                    Settings = settings,
                    Cases = await CasesAsync(db, token),
                    OwedBills = NextDigest(settings, billsToldOn, now) <= now ? await BillsAsync(db, zone.DateOf(now), token) : null,
                };
                return await WithDutyAsync(situation, db, token);
            },
            cancellationToken);

    /// <summary>When the next digest of the bills falls due; an instant in the past when today's is still to be told.</summary>
    public Task<DateTimeOffset> NextDigestAsync(DateOnly? billsToldOn, CancellationToken cancellationToken) =>
        reader.ReadAsync(
            async (db, token) => NextDigest(await SettingValues.ReadAsync(db, clock.GetUtcNow(), token), billsToldOn, clock.GetUtcNow()), cancellationToken);

    private DateTimeOffset NextDigest(SettingValues settings, DateOnly? toldOn, DateTimeOffset now)
    {
        var today = zone.DateOf(now);
        return zone.ToInstant(toldOn == today ? today.AddDays(1) : today, (int)settings[ReminderSettings.BillsAt]);
    }

    private async Task<Situation> WithDutyAsync(Situation situation, PortalDb db, CancellationToken cancellationToken)
    {
        var now = situation.Now;
        var since = zone.ToInstant(zone.DateOf(now).AddDays(-2));
        var until = now + ReminderForecast.Horizon + situation.Settings.Span(ReminderSettings.BeforeShift);
        var data = await duty.LoadAsync(db, since, until, cancellationToken);
        var coverage = data.Coverage;
        var byId = data.Posts;
        var byCode = data.Record.Posts.ToDictionary(post => post.Code, StringComparer.Ordinal);
        return situation with
        {
            PostNames = byCode.ToDictionary(pair => pair.Key, pair => pair.Value.Name, StringComparer.Ordinal),
            Shifts =
            [
                .. data.Record.Assignments.Where(shift => !shift.Withdrawn && byId.ContainsKey(shift.PostId)).Select(shift => new PlannedShift(
                    shift.Id.Value.ToString("N"), shift.PersonId, byId[shift.PostId].Code, shift.Start, shift.End, PlannedAt(shift.Id))),
            ],
            Unmanned =
            [
                .. coverage.Gaps(now).Where(gap => gap.UnmannedSince is not null)
                    .Select(gap => new UnmannedPost(gap.Post.Code, gap.UnmannedSince!.Value, PostClauses.OfGap(gap.Post, unmanned: true))),
            ],
            WasPresent = (person, code, at) => coverage.StateOf(person, at) is { } state && state.Post == byCode[code].Id,
        };
    }

    /// <summary>The id of an assignment says when it was made: whoever was asked at the last minute is not late at once.</summary>
    private static DateTimeOffset PlannedAt(AssignmentId id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.Value.TryWriteBytes(bytes, bigEndian: true, out _);
        return DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(bytes) >> 16);
    }

    private static async Task<IReadOnlyList<PendingCase>> CasesAsync(PortalDb db, CancellationToken cancellationToken)
    {
        var limits = await CaseLimit.AllAsync(db, cancellationToken);
        var pending = await db.Set<Case>().Where(one => one.ResolvedAt == null)
            .Select(one => new { one.Id, one.Number, one.Title, one.AssignedTo, one.ReceivedAt, one.ResolveDue, one.Reopened, one.Kind, one.Severity, one.Category })
            .ToListAsync(cancellationToken);
        return
        [
            .. pending.Select(one => new PendingCase(
                one.Id, one.Number, one.Title, one.AssignedTo, one.ReceivedAt,
                one.ResolveDue ?? one.ReceivedAt + limits.Resolve(one.Kind, one.Severity, one.ReceivedAt, one.Category), one.Reopened)),
        ];
    }

    private static async Task<IReadOnlyList<OwedBill>> BillsAsync(PortalDb db, DateOnly today, CancellationToken cancellationToken)
    {
        var owed =
            from bill in db.Set<Bill>().Open()
            where bill.Due <= today
            join unit in db.Set<Unit>() on bill.Unit equals unit.Id
            select new OwedBill(unit.Code, unit.Steward, bill.Due, bill.Open);
        return await owed.ToListAsync(cancellationToken);
    }
}
