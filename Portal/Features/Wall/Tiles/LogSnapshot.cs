using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Duty;
using Portal.Domain.Fees;
using Portal.Domain.People;
using Portal.Live;

namespace Portal.Features.Wall.Tiles;

/// <summary>The latest clockings, case events and payments, each from the end of an index.</summary>
internal sealed class LogSnapshot(LiveFeed feed, TimeProvider clock, ILogger<LogSnapshot> logger, PortalReader reader)
    : Snapshot<WallLog>(feed, clock, logger, Topics.Coverage, Topics.Cases, Topics.Collection)
{
    private const int Newest = 6;

    /// <inheritdoc/>
    protected override Task<WallLog> LoadAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        reader.ReadAsync(
            async (db, token) =>
            {
                List<WallEvent> events =
                [
                    .. await ClockingsAsync(db, now, token),
                    .. await CasesAsync(db, now, token),
                    .. await PaymentsAsync(db, now, token),
                ];
                return new WallLog(now, [.. events.OrderByDescending(one => one.At).Take(Newest)]);
            },
            cancellationToken);

    private static async Task<IEnumerable<WallEvent>> ClockingsAsync(PortalDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rows = await db.Set<PresenceEvent>()
            .Where(clocking => clocking.At <= now)
            .OrderByDescending(clocking => clocking.At)
            .Take(Newest)
            .Select(clocking => new
            {
                clocking.At,
                clocking.Kind,
                Post = db.Set<Post>().Where(post => post.Id == clocking.PostId).Select(post => post.Name).FirstOrDefault(),
                Person = db.Set<Person>().Where(person => person.Id == clocking.PersonId).Select(person => person.Name).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return rows.Select(row => new WallEvent(row.At, WallEventKind.Presence, TextOf(row.Kind), row.Post, row.Person));
    }

    private static async Task<IEnumerable<WallEvent>> CasesAsync(PortalDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rows = await db.Set<CaseEvent>()
            .Where(entry => entry.At <= now)
            .OrderByDescending(entry => entry.At)
            .Take(Newest)
            .Select(entry => new
            {
                entry.At,
                entry.Kind,
                Title = db.Set<Case>().Where(one => one.Id == entry.CaseId).Select(one => one.Title).FirstOrDefault(),
                Assignee = db.Set<Person>().Where(person => person.Id == entry.Assignee).Select(person => person.Name).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return rows.Select(row => new WallEvent(
            row.At, WallEventKind.Case, "wall.log.case." + row.Kind, row.Title, row.Assignee));
    }

    private static async Task<IEnumerable<WallEvent>> PaymentsAsync(PortalDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Ids of version 7 are in order of arrival.
        var rows = await db.Set<Payment>()
            .OrderByDescending(payment => payment.Id)
            .Take(Newest)
            .Select(payment => new
            {
                payment.PaidAt,
                payment.Amount,
                Unit = db.Set<Unit>().Where(unit => unit.Id == payment.Unit).Select(unit => unit.Code).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return rows
            .Where(row => row.PaidAt <= now)
            .Select(row => new WallEvent(
                row.PaidAt, WallEventKind.Payment, row.Amount.IsNegative ? "wall.log.reversal" : "wall.log.payment", row.Unit, row.Amount));
    }

    private static string TextOf(PresenceKind kind) => kind switch
    {
        PresenceKind.In => "wall.log.in",
        PresenceKind.Out => "wall.log.out",
        PresenceKind.Away => "wall.log.away",
        PresenceKind.Back => "wall.log.back",
    };
}
