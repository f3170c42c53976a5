using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.Registers;
using Portal.Features.Obligations;

namespace Portal.Features.Registers;

/// <summary>Keeps what obligations hear of an entry in step with it.</summary>
internal static class EntryNews
{
    /// <summary>Notes the days that events hang on, where they are found without reading every answer.</summary>
    /// <param name="unit">The unit of work.</param>
    /// <param name="book">The register.</param>
    /// <param name="row">The entry.</param>
    /// <param name="answers">What holds of the stages that are done.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task NoteDatesAsync(WriteUnit unit, RegisterBook book, RegisterEntry row, IReadOnlyList<EvidenceAnswer> answers, CancellationToken cancellationToken)
    {
        var days = book.Tells.Where(telling => telling.IsAtDate).Select(telling => telling.At).Distinct()
            .Select(item => (Item: item, Day: DayText.Read(answers.FirstOrDefault(answer => answer.Item == item)?.Value))).Where(one => one.Day is not null).ToList();
        if (days.Count == 0)
        {
            return;
        }

        var id = row.Id;
        var noted = await unit.Db.Set<RegisterDate>().Where(date => date.Entry == id).ToDictionaryAsync(date => date.Item, StringComparer.Ordinal, cancellationToken);
        foreach (var (item, day) in days)
        {
            if (noted.TryGetValue(item, out var known))
            {
                known.Day = day!.Value;
            }
            else
            {
                unit.Db.Add(new RegisterDate { Entry = id, Item = item, Register = book.Key, Day = day!.Value });
            }
        }
    }

    /// <summary>What events of the entry asked for is done now, however long ago it was due: planning looks back a few days only.</summary>
    public static async Task CloseSettledAsync(
        WriteUnit unit, EntryWorld world, RegisterBook book, RegisterEntry row, IReadOnlyCollection<RegisterStep> steps, CancellationToken cancellationToken)
    {
        foreach (var telling in book.Tells.Where(telling => telling is { SettledBy: not null, IsDaily: false }))
        {
            var step = steps.FirstOrDefault(one => one.Stage == telling.SettledBy);
            if (step is null && row.ClosedAt is null)
            {
                continue;
            }

            var (hearers, subject) = (world.Shelf.HangingOn(telling.Event).Select(one => one.Key).ToArray(), EntryEvents.SubjectOf(telling, row.Id));
            var open = await unit.Db.Set<DueOccurrence>().Where(one => hearers.Contains(one.Obligation) && one.Key == subject && one.DoneAt == null).ToListAsync(cancellationToken);
            open.ForEach(one => one.Do(step?.Person ?? unit.Actor.Person, null, step?.DoneAt ?? unit.Now));
        }
    }
}
