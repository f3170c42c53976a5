using Portal.Data;
using Portal.Domain.Meetings;

namespace Portal.Features.Meetings;

/// <summary>What a text is looked for in.</summary>
internal static class MeetingText
{
    /// <summary>Meetings whose notice, agenda, additions or decisions contain a text.</summary>
    public static IQueryable<Meeting> Containing(this IQueryable<Meeting> meetings, PortalDb db, string text) =>
        meetings.Where(one =>
            one.Topic!.Contains(text) || one.Place!.Contains(text) || one.Centre!.Contains(text) || one.Notes!.Contains(text)
            || one.Agenda.Any(item => item.Text!.Contains(text) || item.Case!.Contains(text) || item.Solution!.Contains(text))
            || one.Additions.Any(addition => addition.Text.Contains(text))
            || db.Set<ActionItem>().Any(item => item.MeetingId == one.Id && item.Text.Contains(text)));
}
