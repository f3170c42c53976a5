using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Conduct;
using Portal.Domain.Kernel;
using Portal.Domain.Meetings;
using Portal.Domain.People;

namespace Portal.Features.Meetings;

/// <summary>Everything about one meeting.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="LacksNotice">Whether its notice is or was late.</param>
/// <param name="NoticeDays">Days that a notice goes out before it; null where the rules ask for none.</param>
/// <param name="People">Everybody of the staff who is named or can be, by code.</param>
/// <param name="Chairs">Who may chair.</param>
/// <param name="Actions">What was decided.</param>
/// <param name="Violations">Breaches of its discipline; of others only for its keepers.</param>
/// <param name="Penalties">What is proposed for them; of others only for its keepers.</param>
/// <param name="Briefing">Figures: as they were issued, or as they are now.</param>
/// <param name="DisruptionFine">What the rules name for a serious disruption; null while it is off.</param>
/// <param name="MayKeep">Whether the reader keeps it.</param>
/// <param name="MayManage">Whether the reader manages meetings.</param>
public sealed record MeetingSheet(
    Meeting Meeting, MeetingStanding Standing, bool LacksNotice, int? NoticeDays, IReadOnlyList<Person> People, IReadOnlyList<Person> Chairs, IReadOnlyList<ActionLine> Actions,
    IReadOnlyList<Violation> Violations, IReadOnlyList<ProposedPenalty> Penalties, MeetingBriefing Briefing, Money? DisruptionFine, bool MayKeep, bool MayManage)
{
    private readonly Dictionary<PersonId, string> _names = People.ToDictionary(person => person.Id, person => person.Name);

    /// <summary>A person's name; a dash for nobody or a stranger.</summary>
    public string NameOf(PersonId? person) => person is { } id ? _names.GetValueOrDefault(id, "—") : "—";
}

/// <summary>Shows a meeting.</summary>
public sealed class ReadMeeting(
    PortalReader reader, ReadMeetings list, MeetingRulebook rulebook, MeetingKeepers keepers, BriefMeeting brief, SiteZone zone, TimeProvider clock) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.MeetingsRead;

    /// <summary>The sheet; refused for an unknown meeting.</summary>
    public async Task<Result<MeetingSheet>> RunAsync(Actor actor, MeetingId id, CancellationToken cancellationToken)
    {
        var read = await reader.TryReadAsync<ReadMeeting, MeetingSheet>(actor, (db, token) => SheetAsync(db, actor, id, token), cancellationToken);
        if (read.Refusal is { } refusal)
        {
            return refusal;
        }

        var (sheet, meeting) = (read.Value, read.Value.Meeting);
        return meeting.IssuedAt is null
            ? sheet with { Briefing = await brief.OfAsync(meeting.Kind, meeting.Start, clock.GetUtcNow(), cancellationToken) }
            : meeting.Briefing is { } kept ? sheet with { Briefing = MeetingBriefing.FromJson(kept) } : sheet;
    }

    private async Task<Result<MeetingSheet>> SheetAsync(PortalDb db, Actor actor, MeetingId id, CancellationToken cancellationToken)
    {
        if (await db.Set<Meeting>().AsNoTracking().MeetingAsync(id, cancellationToken) is not { } meeting)
        {
            return MeetingRefusals.Unknown;
        }

        var now = clock.GetUtcNow();
        var rules = await rulebook.ReadAsync(db, cancellationToken);
        var named = meeting.Attendees.Select(one => one.Person).ToHashSet();
        var people = await db.Set<Person>().AsNoTracking().OrderBy(person => person.Code).ToListAsync(cancellationToken);
        var source = ProposePenalties.SourceOf(id);
        var penalties = await db.Set<ProposedPenalty>().AsNoTracking().Where(one => one.Source == source && one.WithdrawnAt == null).ToListAsync(cancellationToken);
        var department = meeting.Series is { } series
            ? await db.Set<MeetingSeries>().Where(one => one.Id == series).Select(one => one.ChairDepartment).SingleOrDefaultAsync(cancellationToken)
            : null;
        var (mayKeep, days) = (keepers.MayKeep(actor, meeting), rules.NoticeDays(meeting.Kind, meeting.Start));
        return new MeetingSheet(
            meeting,
            meeting.Standing(zone, now),
            meeting.LacksNotice(days, now),
            days,
            [.. people.Where(person => person.Active || named.Contains(person.Id))],
            [.. people.Where(person => person.Active && (department is null || person.Department == department))],
            await list.ActionsAsync(db, db.Set<ActionItem>().Where(one => one.MeetingId == id), now, cancellationToken),
            [.. meeting.Violations().Where(one => mayKeep || one.Person == actor.Person)],
            [.. penalties.Where(one => mayKeep || one.Person == actor.Person)],
            MeetingBriefing.None,
            rules.Fine(MeetingOffence.Disruption, meeting.Start),
            mayKeep,
            keepers.MayManage(actor));
    }
}
