using Microsoft.EntityFrameworkCore;
using Portal.App;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Meetings;
using Portal.Domain.People;
using Portal.Domain.Rulebook;
using Portal.Features.Calendar;
using Portal.Features.Reminders;
using Portal.Features.Rules;
using Portal.Features.Settings;
using Portal.Packs;

namespace Portal.Features.Meetings;

/// <summary>The rules that meetings are judged by, as the database has them.</summary>
public sealed class MeetingRulebook(PackLibrary library, IEnumerable<SettingDefinition> settings)
{
    /// <summary>All rules of the site.</summary>
    public Task<SiteRules> SiteAsync(PortalDb db, CancellationToken cancellationToken) => db.SiteRulesAsync(library, settings, cancellationToken);

    /// <summary>The numbers for meetings.</summary>
    public async Task<MeetingRules> ReadAsync(PortalDb db, CancellationToken cancellationToken) => new(await SiteAsync(db, cancellationToken));
}

/// <summary>Loads meetings, names them, and tells people about them.</summary>
internal static class MeetingData
{
    /// <summary>A meeting with all that belongs to it.</summary>
    public static Task<Meeting?> MeetingAsync(this IQueryable<Meeting> meetings, MeetingId id, CancellationToken cancellationToken) =>
        meetings.Include(one => one.Attendees).Include(one => one.Agenda).Include(one => one.Incidents)
            .Include(one => one.Additions).Include(one => one.Readings).AsSplitQuery()
            .SingleOrDefaultAsync(one => one.Id == id, cancellationToken);

    /// <summary>The business calendar of the site.</summary>
    public static async Task<BusinessCalendar> CalendarAsync(PortalDb db, CancellationToken cancellationToken) =>
        new((await db.Set<CalendarDay>().AsNoTracking().ToListAsync(cancellationToken)).Select(day => KeyValuePair.Create(day.Date, day.Off)));

    /// <summary>Loads a meeting, lets it decide, and leaves the rest to the writer.</summary>
    public static Task<Result> ChangeMeetingAsync<TUseCase>(
        this PortalWriter writer, Actor actor, MeetingId id, Func<WriteUnit, Meeting, CancellationToken, Task<Result>> change, CancellationToken cancellationToken)
        where TUseCase : IUseCase =>
        writer.WriteAsync<TUseCase>(
            actor,
            async (unit, token) => await unit.Db.Set<Meeting>().MeetingAsync(id, token) is { } meeting
                ? await change(unit, meeting, token)
                : MeetingRefusals.Unknown,
            cancellationToken);

    /// <summary>What a meeting is called: its kind, its centre, its topic.</summary>
    public static Wording NameOf(this Meeting meeting, Texts texts)
    {
        var rest = string.Concat(new[] { meeting.Centre, meeting.Topic }.OfType<string>().Select(part => " · " + part));
        var key = $"enum.MeetingKind.{meeting.Kind}";
        return new Wording(texts.For(Texts.Chinese, key) + rest, texts.For(Texts.English, key) + rest);
    }

    /// <summary>Page of a meeting.</summary>
    public static string Href(MeetingId id) => $"/meetings/{id.Value:N}";

    /// <summary>Tells the attendees of a meeting, but not who does it, what became of it.</summary>
    public static void Tell(this WriteUnit unit, Meeting meeting, string text, IEnumerable<object?> args, string clause) =>
        unit.Tell(meeting.Attendees.Select(one => one.Person), meeting.Id, text, args, clause);

    /// <summary>Tells people something about a meeting.</summary>
    public static void Tell(this WriteUnit unit, IEnumerable<PersonId> people, MeetingId meeting, string text, IEnumerable<object?> args, string clause)
    {
        object?[] values = [.. args];
        foreach (var person in people.Distinct().Where(person => person != unit.Actor.Person))
        {
            unit.Send(InboxMessage.To(person, text, values, unit.Now, clause, Href(meeting)));
        }
    }
}

/// <summary>Who may keep a meeting: whoever may manage meetings, and its chair.</summary>
public sealed class MeetingKeepers(IAccess access)
{
    /// <summary>Whether somebody may keep this one.</summary>
    public bool MayKeep(Actor actor, Meeting meeting) => MayManage(actor) || (actor.Person is { } person && meeting.Chair == person);

    /// <summary>Whether somebody may manage meetings at all.</summary>
    public bool MayManage(Actor actor) => access.Check(actor, Rights.MeetingsManage) is null;
}
