using System.Runtime.InteropServices;
using Portal.Domain.People;

namespace Portal.Domain.Duty;

/// <summary>
/// Walks along one post's time from change to change. Gather what opens and closes, then <see cref="Slices"/>.
/// <c>from</c> and <c>to</c> are UTC.
/// </summary>
internal sealed class LaneSweep(Post post, DateTimeOffset from, DateTimeOffset to, DateTimeOffset knownUntil, CertificateBook certificates)
{
    private readonly List<Edge> _edges = [];
    private readonly int[] _windows = new int[post.Windows.Count];
    private readonly Dictionary<PersonId, int> _planned = [];
    private readonly List<PersonId> _present = [];
    private readonly List<string> _needed = [];
    private int _away;
    private int _required;

    private enum Subject
    {
        Window,
        Planned,
        Present,
        Away,
        Instant,
    }

    public void Add(WindowSpan span) => Add(Subject.Window, default, span.Window, span.From, span.To);

    public void Add(Assignment assignment) => Add(Subject.Planned, assignment.PersonId, 0, assignment.Start, assignment.End);

    public void Add(Stay stay)
    {
        if (stay.Away)
        {
            Add(Subject.Away, stay.Person, 0, stay.From, stay.To);
            return;
        }

        Add(Subject.Present, stay.Person, 0, stay.From, stay.To);
        foreach (var end in certificates.EndsOf(stay.Person))
        {
            if (end > stay.From && end < stay.To)
            {
                AddInstant(end);
            }
        }
    }

    /// <summary>Maximal slices that tile <c>[from, to)</c>.</summary>
    public IReadOnlyList<LaneSlice> Slices()
    {
        AddInstant(knownUntil);
        _edges.Sort(static (a, b) => a.Ticks.CompareTo(b.Ticks));
        List<LaneSlice> slices = [];
        var cursor = from;
        foreach (ref readonly var edge in CollectionsMarshal.AsSpan(_edges))
        {
            if (edge.Ticks > cursor.Ticks)
            {
                DateTimeOffset at = new(edge.Ticks, TimeSpan.Zero);
                Emit(slices, cursor, at);
                cursor = at;
            }

            Apply(edge);
        }

        Emit(slices, cursor, to);
        return slices;
    }

    private void AddInstant(DateTimeOffset instant)
    {
        if (instant > from && instant < to)
        {
            _edges.Add(new Edge(instant.UtcTicks, Subject.Instant, default, 0, 0));
        }
    }

    private void Add(Subject subject, PersonId person, int index, DateTimeOffset start, DateTimeOffset end)
    {
        if (start >= to || end <= from)
        {
            return;
        }

        _edges.Add(new Edge(Math.Max(start.UtcTicks, from.UtcTicks), subject, person, index, 1));
        if (end < to)
        {
            _edges.Add(new Edge(end.UtcTicks, subject, person, index, -1));
        }
    }

    private void Apply(in Edge edge)
    {
        switch (edge.Subject)
        {
            case Subject.Window:
                _windows[edge.Window] += edge.Step;
                Require();
                break;
            case Subject.Planned:
                var shifts = CollectionsMarshal.GetValueRefOrAddDefault(_planned, edge.Person, out _) += edge.Step;
                if (shifts == 0)
                {
                    _planned.Remove(edge.Person);
                }

                break;
            case Subject.Present when edge.Step > 0:
                _present.Add(edge.Person);
                break;
            case Subject.Present:
                _present.Remove(edge.Person);
                break;
            case Subject.Away:
                _away += edge.Step;
                break;
            case Subject.Instant:
                break;
        }
    }

    private void Require()
    {
        _required = 0;
        _needed.Clear();
        for (var index = 0; index < _windows.Length; index++)
        {
            if (_windows[index] == 0)
            {
                continue;
            }

            var window = post.Windows[index];
            _required = Math.Max(_required, window.Min);
            if (window.Qualification is { } qualification)
            {
                _needed.Add(qualification);
            }
        }
    }

    private void Emit(List<LaneSlice> slices, DateTimeOffset start, DateTimeOffset end)
    {
        if (start >= end)
        {
            return;
        }

        var slice = new LaneSlice(start, end, _required, _planned.Count, null, null, null);
        if (start < knownUntil)
        {
            var present = 0;
            foreach (var person in _present)
            {
                present += certificates.Covers(person, _needed, start) ? 1 : 0;
            }

            slice = slice with { Present = present, Away = _away, Unqualified = _present.Count - present };
        }

        if (slices.Count > 0 && slice.SameFigures(slices[^1]))
        {
            slices[^1] = slices[^1] with { To = end };
        }
        else
        {
            slices.Add(slice);
        }
    }

    private readonly record struct Edge(long Ticks, Subject Subject, PersonId Person, int Window, int Step);
}
