using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Kernel;
using Portal.Domain.Meetings;
using Portal.Domain.People;

namespace Portal.Features.Meetings;

/// <summary>
/// Writes the agenda: its keepers all of it, an attendee a plan or a report of one's own and the problems that one has.
/// What is written on a difficult case is saved with the case as well.
/// </summary>
public sealed class WriteAgenda(PortalWriter writer, MeetingKeepers keepers) : IUseCase
{
    /// <summary>The department whose comments on the monthly meeting they are; where the staff list has none, managers stand for it [B-062].</summary>
    internal const string CommentingDepartment = "市场拓展部";

    /// <inheritdoc/>
    public static string Right => Rights.MeetingsRead;

    /// <summary>Writes a line that is there.</summary>
    /// <param name="actor">Who writes.</param>
    /// <param name="id">The meeting.</param>
    /// <param name="line">The line.</param>
    /// <param name="entry">What it says from now on.</param>
    /// <param name="seen">Version that the writer saw; null does not care.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<Result> RunAsync(Actor actor, MeetingId id, AgendaItemId line, AgendaEntry entry, int? seen, CancellationToken cancellationToken) =>
        writer.ChangeMeetingAsync<WriteAgenda>(
            actor,
            id,
            async (unit, meeting, token) =>
            {
                if (meeting.Agenda.FirstOrDefault(one => one.Id == line) is not { } item)
                {
                    return MeetingRefusals.Unknown;
                }

                if (!keepers.MayKeep(actor, meeting) && (item.Person is null || item.Person != actor.Person))
                {
                    return MeetingRefusals.NotConcerned;
                }

                if (item.Head.IsOfManagement() && !await IsManagementAsync(unit, token))
                {
                    return MeetingRefusals.CommentsByManagement;
                }

                var (before, written) = (item.Text, meeting.Write(line, entry, seen, unit.Now));
                if (written.IsDone && item.Case is { } matter && item.Text is { } text && text != before)
                {
                    await NoteAsync(unit, matter, text, token);
                }

                return written;
            },
            cancellationToken);

    /// <summary>Adds a line.</summary>
    /// <param name="actor">Who adds it.</param>
    /// <param name="id">The meeting.</param>
    /// <param name="head">The head; one that the kind of meeting knows.</param>
    /// <param name="person">Whose plan or report it is; null is the actor's own, where the head is personal.</param>
    /// <param name="matter">Number of the case it is about, or null.</param>
    /// <param name="entry">What it says, or null for a slot to be filled.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<Result> AddAsync(
        Actor actor, MeetingId id, AgendaHead head, PersonId? person, string? matter, AgendaEntry? entry, CancellationToken cancellationToken) =>
        writer.ChangeMeetingAsync<WriteAgenda>(
            actor,
            id,
            async (unit, meeting, token) =>
            {
                var whose = head.IsPersonal() ? person ?? actor.Person : null;
                var isOwn = actor.Person is { } me && meeting.Of(me) is not null && (whose is null ? head == AgendaHead.Problem : whose == me);
                if (!isOwn && !keepers.MayKeep(actor, meeting))
                {
                    return MeetingRefusals.NotConcerned;
                }

                if (head.IsPersonal() && (whose is not { } named || meeting.Of(named) is null))
                {
                    return MeetingRefusals.NotInvited;
                }

                var found = matter is null ? null : await FindCaseAsync(unit, matter, token);
                if (matter is not null && found is null)
                {
                    return MeetingFeatureRefusals.CaseUnknown;
                }

                var added = meeting.AddLine(head, whose, found is null ? null : $"{found.Number} {found.Title}", entry, unit.Now);
                if (added.Refusal is { } refusal)
                {
                    return refusal;
                }

                if (found is not null && added.Value.Text is { } text)
                {
                    found.AddNote(text, MoveOf(unit));
                }

                return Result.Done;
            },
            cancellationToken);

    private static async Task NoteAsync(WriteUnit unit, string matter, string text, CancellationToken cancellationToken) =>
        (await FindCaseAsync(unit, matter.Split(' ')[0], cancellationToken))?.AddNote(text, MoveOf(unit));

    private static async Task<Case?> FindCaseAsync(WriteUnit unit, string number, CancellationToken cancellationToken) =>
        CaseNumber.TryParse(number.Trim().ToUpperInvariant(), out var parsed)
            ? await unit.Db.Set<Case>().SingleOrDefaultAsync(one => one.Number == parsed, cancellationToken)
            : null;

    private static CaseMove MoveOf(WriteUnit unit) => new(new CaseActor(unit.Actor.Person, unit.Actor.Name), unit.Now.CutToSecond());

    private static async Task<bool> IsManagementAsync(WriteUnit unit, CancellationToken cancellationToken)
    {
        if (unit.Actor.Person is not { } me)
        {
            return unit.Actor.Kind == ActorKind.System;
        }

        var person = await unit.Db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == me, cancellationToken);
        return person?.Role == Roles.Manager.Key || person?.Department == CommentingDepartment;
    }
}
