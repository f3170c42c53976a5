using System.Globalization;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;

namespace Portal.Domain.Registers;

/// <summary>Works out the events of entries.</summary>
/// <param name="zone">Zone of the site, whose days count.</param>
/// <param name="years">The number of the thing that a telling's choice takes its years from; null: none is known, and nothing is told.</param>
public sealed class EntryEvents(SiteZone zone, Func<string, decimal?> years)
{
    private const int MonthsOfYear = 12;

    /// <summary>The events of a telling with an instant in [from, to).</summary>
    public IEnumerable<RuleEvent> Between(RegisterTelling telling, IEnumerable<EntryFacts> entries, DateTimeOffset from, DateTimeOffset to) =>
        telling.IsPerHolder ? PerHolder(telling, entries, from, to)
        : telling.IsDaily ? entries.SelectMany(entry => Days(telling, entry, from, to).Select(day => Tell(telling, entry, zone.ToInstant(day), $"{SubjectOf(telling, entry.Id)}:{Text(day)}", null)))
        : entries.Select(entry => Once(telling, entry)).OfType<RuleEvent>().Where(one => one.At >= from && one.At < to);

    /// <summary>Subject of the one event of an entry.</summary>
    public static string SubjectOf(RegisterTelling telling, RegisterEntryId entry) => entry.Value.ToString("N") + (telling.Mark.Length == 0 ? "" : "." + telling.Mark);

    /// <summary>A number of years in whole months.</summary>
    public static int MonthsOf(decimal years) => (int)(years * MonthsOfYear);

    /// <summary>When an entry tells it (UTC); null while it does not.</summary>
    private DateTimeOffset? InstantOf(RegisterTelling telling, EntryFacts entry)
    {
        if (telling.When?.Holds(entry.Answers) == false)
        {
            return null;
        }

        var at = telling.IsAtDate ? DayOf(entry, telling.At) is { } day ? zone.ToInstant(day) : null : entry.Done.GetValueOrDefault(telling.At)?.At;
        return at is { } instant && telling.PlusYearsOf is { } choice ? Later(instant, entry, choice) : at;
    }

    private DateTimeOffset? Later(DateTimeOffset at, EntryFacts entry, string choice)
    {
        if (entry.Answers.FirstOrDefault(answer => answer.Item == choice) is not { } chosen || years(chosen.Value) is not { } number)
        {
            return null;
        }

        return zone.ToInstant(zone.ToSite(at).DateTime.AddMonths(MonthsOf(number)));
    }

    /// <summary>
    /// What a stage would settle that an entry leaves out is settled when the entry is closed; where it is closed by the very
    /// stage that would tell it, there is nothing to tell.
    /// </summary>
    private RuleEvent? Once(RegisterTelling telling, EntryFacts entry)
    {
        if (InstantOf(telling, entry) is not { } at)
        {
            return null;
        }

        if (telling.SettledBy is not { } settling)
        {
            return Tell(telling, entry, at, SubjectOf(telling, entry.Id), null);
        }

        return entry.Done.GetValueOrDefault(settling) is { } settled ? Tell(telling, entry, at, SubjectOf(telling, entry.Id), settled)
            : entry.ClosedAt is not { } closed ? Tell(telling, entry, at, SubjectOf(telling, entry.Id), null)
            : closed <= at && !telling.IsAtDate ? null
            : Tell(telling, entry, at, SubjectOf(telling, entry.Id), new StageDone(closed, entry.ClosedBy));
    }

    /// <summary>The days of [from, to) on which it is told of an entry.</summary>
    private IEnumerable<DateOnly> Days(RegisterTelling telling, EntryFacts entry, DateTimeOffset from, DateTimeOffset to)
    {
        if (InstantOf(telling, entry) is not { } begin)
        {
            yield break;
        }

        var end = (telling.SettledBy is { } settling ? entry.Done.GetValueOrDefault(settling)?.At : null) ?? entry.ClosedAt;
        var until = telling.Until is { } item ? DayOf(entry, item) : null;
        var first = zone.DateOf(begin);
        for (var day = first > zone.DateOf(from) ? first : zone.DateOf(from); zone.ToInstant(day) < to && !(end is { } last && day >= zone.DateOf(last)) && !(day > until); day = day.AddDays(1))
        {
            if (zone.ToInstant(day) >= from)
            {
                yield return day;
            }
        }
    }

    private IEnumerable<RuleEvent> PerHolder(RegisterTelling telling, IEnumerable<EntryFacts> entries, DateTimeOffset from, DateTimeOffset to) =>
        from entry in entries
        from day in Days(telling, entry, @from, to)
        group entry by (entry.Holder, day) into own
        select new RuleEvent(
            telling.Event,
            $"{own.Key.Holder?.Value.ToString("N") ?? "-"}:{Text(own.Key.day)}" + (telling.Mark.Length == 0 ? "" : "." + telling.Mark),
            zone.ToInstant(own.Key.day), own.Key.Holder, null, own.First().Link[..own.First().Link.LastIndexOf('/')])
        {
            Args = [own.Count()],
        };

    private static RuleEvent Tell(RegisterTelling telling, EntryFacts entry, DateTimeOffset at, string subject, StageDone? settled) =>
        new(telling.Event, subject, at, entry.Holder, entry.Label, entry.Link, settled?.At, settled?.By) { Answers = entry.Answers };

    private static DateOnly? DayOf(EntryFacts entry, string item) =>
        entry.Answers.FirstOrDefault(answer => answer.Item == item && answer.Thing.Length == 0) is { } answer ? DayText.Read(answer.Value) : null;

    private static string Text(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
