using Portal.Domain.Kernel;

namespace Portal.Domain.Duty;

/// <summary>One start of a window on a certain day.</summary>
internal readonly record struct WindowSpan(int Window, DateTimeOffset From, DateTimeOffset To);

/// <summary>Lays a post's windows out over the calendar.</summary>
internal static class PostSchedule
{
    /// <summary>Every start of a window that touches <c>[from, to)</c>, by day.</summary>
    public static IEnumerable<WindowSpan> Spans(Post post, DateTimeOffset from, DateTimeOffset to, BusinessCalendar calendar, SiteZone zone)
    {
        // A window reaches one day further than it starts; the second day is for zones that have skipped a date.
        // The ends of the calendar have no instants in every zone.
        var first = Math.Max(zone.DateOf(from).DayNumber - 2, DateOnly.MinValue.DayNumber + 2);
        var last = Math.Min(zone.DateOf(to).DayNumber + 1, DateOnly.MaxValue.DayNumber - 3);
        for (var number = first; number <= last; number++)
        {
            var day = DateOnly.FromDayNumber(number);
            for (var index = 0; index < post.Windows.Count; index++)
            {
                var window = post.Windows[index];
                if (!window.StartsOn(day, calendar))
                {
                    continue;
                }

                var span = new WindowSpan(index, zone.ToInstant(day, window.FromMinute), zone.ToInstant(day, window.EndMinute));

                // A window inside the hour that a spring night skips is empty.
                if (span.From < to && span.To > from && span.From < span.To)
                {
                    yield return span;
                }
            }
        }
    }
}
