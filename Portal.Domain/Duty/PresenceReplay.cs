using Portal.Domain.People;

namespace Portal.Domain.Duty;

/// <summary>
/// Turns clockings into stays. Events of one instant apply in order of arrival; a person is at one post at most; an
/// <c>out</c> where the person is not changes nothing, the lapse of the stay elsewhere included.
/// </summary>
internal sealed class PresenceReplay
{
    private readonly Dictionary<PersonId, List<Stay>> _stays = [];
    private readonly List<PresenceEvent> _strays = [];

    public PresenceReplay(DutyRecord record)
    {
        foreach (var own in record.Events.GroupBy(e => e.PersonId))
        {
            _stays[own.Key] = Replay(own.OrderBy(e => e.At).ThenBy(e => e.Sequence), record);
        }

        _strays.Sort((a, b) => a.Sequence.CompareTo(b.Sequence));
    }

    /// <summary>Stays of each person in order of time.</summary>
    public IReadOnlyDictionary<PersonId, List<Stay>> Stays => _stays;

    /// <summary>Each <c>out</c> at a post where the person was not, in order of arrival.</summary>
    public IReadOnlyList<PresenceEvent> Strays => _strays;

    private List<Stay> Replay(IEnumerable<PresenceEvent> events, DutyRecord record)
    {
        List<Stay> stays = [];
        Stay? open = null;
        foreach (var e in events)
        {
            if (open is { } lapsed && lapsed.To <= e.At)
            {
                stays.Add(lapsed);
                open = null;
            }

            if (e.Kind is PresenceKind.Out && open?.Post != e.PostId)
            {
                _strays.Add(e);
                continue;
            }

            if (open is { } ended && ended.From < e.At)
            {
                stays.Add(ended with { To = e.At, Lapsed = false });
            }

            open = e.Kind is PresenceKind.Out
                ? null
                : new Stay(e.PersonId, e.PostId, e.Kind is PresenceKind.Away, e.At, record.LapseOf(e.At), Lapsed: true);
        }

        if (open is { } last)
        {
            stays.Add(last);
        }

        return stays;
    }
}
