using Portal.Domain.Duty;
using Portal.Domain.People;

namespace Portal.Tests.Domain.Duty;

/// <summary>
/// The definition of coverage read aloud, one second after the other: no spans, no sweep, and the site's clock by
/// adding eight hours. What the engine is measured against.
/// </summary>
internal sealed class CoverageScan
{
    private readonly DutyRecord _record;
    private readonly Queue<PresenceEvent> _pending;
    private readonly Dictionary<PersonId, (PostId Post, bool Away, DateTimeOffset Event)> _whereabouts = [];

    public CoverageScan(DutyRecord record)
    {
        _record = record;
        _pending = new(record.Events.OrderBy(e => e.At).ThenBy(e => e.Sequence));
    }

    /// <summary>Each post's figures at a second; call with rising seconds.</summary>
    public Dictionary<PostId, Figures> At(DateTimeOffset second)
    {
        while (_pending.TryPeek(out var e) && e.At <= second)
        {
            Take(_pending.Dequeue());
        }

        return _record.Posts.ToDictionary(post => post.Id, post => FiguresOf(post, second));
    }

    private void Take(PresenceEvent e)
    {
        var isHere = _whereabouts.TryGetValue(e.PersonId, out var state) && state.Post == e.PostId && e.At - state.Event < _record.Lapse;
        switch (e.Kind)
        {
            case PresenceKind.Out when isHere:
                _whereabouts.Remove(e.PersonId);
                break;
            case PresenceKind.Out:
                break;
            default:
                _whereabouts[e.PersonId] = (e.PostId, e.Kind == PresenceKind.Away, e.At);
                break;
        }
    }

    private Figures FiguresOf(Post post, DateTimeOffset second)
    {
        var site = second.UtcDateTime.AddHours(8);
        var today = DateOnly.FromDateTime(site);
        var open = post.Windows.Where(window => IsOpen(window, today, site.TimeOfDay)).ToList();
        var required = open.Count == 0 ? 0 : open.Max(window => window.Min);
        var planned = _record.Assignments.Where(shift => shift.PostId == post.Id && shift.Start <= second && second < shift.End)
            .Select(shift => shift.PersonId).Distinct().Count();
        int present = 0, away = 0, unqualified = 0;
        foreach (var (person, state) in _whereabouts)
        {
            if (state.Post != post.Id || second - state.Event >= _record.Lapse)
            {
                continue;
            }

            if (state.Away)
            {
                away++;
            }
            else if (open.TrueForAll(window => window.Qualification is null || Holds(person, window.Qualification, today)))
            {
                present++;
            }
            else
            {
                unqualified++;
            }
        }

        return new Figures(required, planned, present, away, unqualified);
    }

    private bool IsOpen(DutyWindow window, DateOnly today, TimeSpan clock)
    {
        var from = TimeSpan.FromMinutes(window.FromMinute);
        var to = TimeSpan.FromMinutes(window.ToMinute);
        return to > from
            ? StartsOn(window, today) && from <= clock && clock < to
            : (StartsOn(window, today) && from <= clock) || (StartsOn(window, today.AddDays(-1)) && clock < to);
    }

    private bool StartsOn(DutyWindow window, DateOnly day) =>
        (window.ValidFrom is null || window.ValidFrom <= day) && window.Days.ToString() switch
        {
            "everyday" => true,
            "workday" => _record.Calendar.IsWorkday(day),
            "restday" => !_record.Calendar.IsWorkday(day),
            var names => names.Contains(day.DayOfWeek.ToString()[..3], StringComparison.OrdinalIgnoreCase),
        };

    private bool Holds(PersonId person, string code, DateOnly today) =>
        _record.Qualifications.TryGetValue(person, out var held) && held.Any(one => one.Code == code && today <= one.Expires);

    internal readonly record struct Figures(int Required, int Planned, int Present, int Away, int Unqualified)
    {
        public int Gap => Math.Max(0, Required - Present);
    }
}
