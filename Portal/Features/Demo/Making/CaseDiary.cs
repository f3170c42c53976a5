using Portal.Domain.Cases;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;

namespace Portal.Features.Demo.Making;

/// <summary>
/// What people call about, day by day: as many on every day whether it lies behind or ahead, so that the months that the
/// estate lives through look like those it was made with.
/// </summary>
internal sealed class CaseDiary
{
    private const int UnitsPerCase = 40;
    private const int Fewest = 12;
    private const int Most = 400;
    private const int Block = 7;

    private readonly int _seed;
    private readonly SiteZone _zone;
    private readonly List<Unit> _units;

    /// <summary>The diary of an estate.</summary>
    public CaseDiary(int seed, IEnumerable<Unit> units, SiteZone zone)
    {
        (_seed, _zone) = (seed, zone);
        _units = [.. units.OrderBy(unit => unit.Code, StringComparer.Ordinal)];
        PerDay = Math.Clamp(_units.Count / UnitsPerCase, Fewest, Most);
    }

    /// <summary>Calls of a full day; a quiet one has up to a fifth less.</summary>
    public int PerDay { get; }

    /// <summary>The calls in <c>(after, until]</c>, in order of time.</summary>
    public IEnumerable<CaseReceipt> Between(DateTimeOffset after, DateTimeOffset until)
    {
        for (var day = _zone.DateOf(after); day <= _zone.DateOf(until); day = day.AddDays(1))
        {
            foreach (var receipt in On(day).Where(one => one.At > after && one.At <= until))
            {
                yield return receipt;
            }
        }
    }

    private IEnumerable<CaseReceipt> On(DateOnly day)
    {
        var count = PerDay - Chance.Of(_seed, "calls", day.DayNumber).Between(0, PerDay / 5);
        return Enumerable.Range(0, count).Select(number => One(day, day.DayNumber * PerDay + number)).OrderBy(one => one.At);
    }

    private CaseReceipt One(DateOnly day, int number)
    {
        var chance = Chance.Of(_seed, "call", number);
        var at = _zone.ToInstant(day, Minute(chance)) + TimeSpan.FromSeconds(chance.Between(0, 59));
        var subject = SubjectOf(number);
        var unit = subject.Place is null && _units.Count > 0 ? chance.Pick(_units) : null;
        var channel = subject.Kind is CaseKind.Service || chance.Is(0.8)
            ? chance.Pick([CaseChannel.Phone, CaseChannel.Phone, CaseChannel.FrontDesk, CaseChannel.FaceToFace])
            : CaseChannel.Online;
        return new CaseReceipt(subject, channel, unit, at);
    }

    /// <summary>
    /// Each subject once before one comes again: a wall with two equal lines looks made up. The order changes every time,
    /// though only within its block, so that none follows soon on itself.
    /// </summary>
    private CaseSubject SubjectOf(int number)
    {
        var subjects = EstateData.Shipped.Subjects;
        var (round, place) = Math.DivRem(number, subjects.Count);
        var block = Enumerable.Range(0, subjects.Count)
            .OrderBy(index => index % ((subjects.Count + Block - 1) / Block))
            .Skip(place / Block * Block)
            .Take(Block);
        return subjects[block.OrderBy(index => Chance.Of(_seed, subjects[index].FullTitle, round).Share()).ElementAt(place % Block)];
    }

    /// <summary>Mostly by day and in the evening; the control room hears of the rest at night.</summary>
    private static int Minute(Chance chance) => chance.Share() switch
    {
        < 0.55 => chance.Between(7 * 60 + 30, 13 * 60),
        < 0.93 => chance.Between(13 * 60, 21 * 60 + 30),
        _ => chance.Between(0, 24 * 60 - 1),
    };
}
