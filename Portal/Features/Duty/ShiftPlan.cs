using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Features.Duty;

/// <summary>Looks at a shift before somebody is planned for it.</summary>
internal static class ShiftPlan
{
    /// <summary>What deserves a look when a person takes <c>[start, end)</c> at a post.</summary>
    public static IReadOnlyList<Refusal> Warnings(DutyData data, PersonId person, Post post, DateTimeOffset start, DateTimeOffset end, AssignmentId? except = null)
    {
        List<Refusal> warnings = [];
        var name = data.PersonOf(person).Name;
        if (!IsQualified(data, person, post, start, end))
        {
            warnings.Add(DutyWarnings.Unqualified.With(name, post.Name));
        }

        foreach (var other in Conflicts(data, person, start, end, except))
        {
            warnings.Add(DutyWarnings.DoubleBooked.With(name, data.Posts[other.PostId].Name, Text(data, other.Start), Text(data, other.End)));
        }

        return warnings;
    }

    /// <summary>True when the person holds what the post's windows need throughout the shift.</summary>
    public static bool IsQualified(DutyData data, PersonId person, Post post, DateTimeOffset start, DateTimeOffset end) =>
        Edges(data, post, start, end).All(instant => data.Coverage.IsQualified(person, post, instant));

    /// <summary>The person's standing shifts that overlap.</summary>
    public static IEnumerable<Assignment> Conflicts(DutyData data, PersonId person, DateTimeOffset start, DateTimeOffset end, AssignmentId? except) =>
        data.Record.Assignments.Where(other =>
            other.PersonId == person && !other.Withdrawn && other.Id != except && other.Start < end && other.End > start && data.Posts.ContainsKey(other.PostId));

    // Needs change where a window starts or ends, certificates end at midnight: each stretch is asked at its start, the last also at its end.
    private static IEnumerable<DateTimeOffset> Edges(DutyData data, Post post, DateTimeOffset start, DateTimeOffset end)
    {
        var zone = data.Record.Zone;
        foreach (var slice in data.Coverage.Timeline(start, end, start, post.Id).SelectMany(lane => lane.Slices))
        {
            yield return slice.From;
        }

        for (var day = zone.DateOf(start).AddDays(1); zone.ToInstant(day) < end; day = day.AddDays(1))
        {
            yield return zone.ToInstant(day);
        }

        yield return end.AddSeconds(-1);
    }

    private static string Text(DutyData data, DateTimeOffset at) =>
        data.Record.Zone.ToSite(at).ToString("MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
