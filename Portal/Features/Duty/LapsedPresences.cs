using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Duty;
using Portal.Domain.People;

namespace Portal.Features.Duty;

/// <summary>
/// Whose presence lapsed without a word and waits for a correction, however long ago: the one list of wall, desk and
/// presence page. Each person's last word is found by the index, so that the history may grow.
/// </summary>
internal static class LapsedPresences
{
    /// <summary>Reads them, longest ago first; the same answer as <see cref="Coverage.LapsedAt"/> over all that was ever clocked.</summary>
    public static async Task<IReadOnlyList<LapsedPresence>> ReadAsync(PortalDb db, DutyRules rules, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var clockings = db.Set<PresenceEvent>();
        var last = db.Set<Person>().Select(person => new
        {
            person.Id,
            At = clockings.Where(one => one.PersonId == person.Id && one.Kind != PresenceKind.Out && one.At <= now).Max(one => (DateTimeOffset?)one.At),
        });
        var words = await last
            .Join(clockings, person => new { person.Id, person.At }, one => new { Id = one.PersonId, At = (DateTimeOffset?)one.At }, (_, one) => one)
            .Where(one => one.Kind != PresenceKind.Out)
            .Select(one => new
            {
                one.PersonId,
                one.PostId,
                one.Kind,
                one.At,
                one.Sequence,
                LeftAt = clockings
                    .Where(left => left.PersonId == one.PersonId && left.PostId == one.PostId && left.Kind == PresenceKind.Out && left.At <= now)
                    .Where(left => left.At > one.At || (left.At == one.At && left.Sequence > one.Sequence))
                    .Min(left => (DateTimeOffset?)left.At),
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. words.GroupBy(word => word.PersonId)
                .Select(own => own.MaxBy(word => word.Sequence)!)
                .Select(word => (Word: word, LapsesAt: word.At + rules.LapseAt(word.At)))
                .Where(one => one.LapsesAt <= now && (one.Word.LeftAt is null || one.Word.LeftAt >= one.LapsesAt))
                .OrderBy(one => one.LapsesAt)
                .Select(one => new LapsedPresence(one.Word.PersonId, one.Word.PostId, one.Word.Kind is PresenceKind.Away, one.Word.At, one.LapsesAt)),
        ];
    }
}
