using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Features.Obligations.Register;
using Portal.Features.Reminders;

namespace Portal.Features.Obligations;

/// <summary>An occurrence that somebody is about to do something with: its row, its rule, and whom it concerns.</summary>
internal sealed class OccurrenceInHand(WriteUnit unit, IAccess access, SiteZone zone, DueOccurrence row, Obligation rule, ILookup<string, string> things)
{
    public SiteZone Zone { get; } = zone;

    public DueOccurrence Row { get; } = row;

    /// <summary>The page on which it stands.</summary>
    public string Page => FaultSource.DayPage(Zone.DateOf(Row.Due));

    public Obligation Rule { get; } = rule;

    public ILookup<string, string> Things { get; } = things;

    /// <summary>Why the actor cannot do it now, or null.</summary>
    public async Task<Refusal?> CheckAsync(CancellationToken cancellationToken)
    {
        if (Rule.Evidence.IsSeenElsewhere())
        {
            return ObligationRefusals.SeenElsewhere;
        }

        if (Row.DoneAt is not null)
        {
            return ObligationRefusals.AlreadyDone.With(await NameAsync(Row.DoneBy, cancellationToken));
        }

        return unit.Now < Row.Opens ? ObligationRefusals.NotOpen.With(Row.Opens) : await CheckConcernAsync(cancellationToken);
    }

    /// <summary>
    /// Why it is not the actor's to close, or null. Whoever was on duty when it was due may still say so after the shift, and
    /// whoever will be may already check what is taken over.
    /// </summary>
    public async Task<Refusal?> CheckConcernAsync(CancellationToken cancellationToken)
    {
        if (access.Check(unit.Actor, Rights.DutyManage) is null)
        {
            return null;
        }

        var last = Row.Due.AddSeconds(-1);
        return await ConcernsAsync(unit.Now, cancellationToken) || (last < unit.Now && await ConcernsAsync(last, cancellationToken))
            || (Rule.Gate?.Side == GateSide.TakeOver && unit.Now < Row.Due && await ConcernsAsync(Row.Due, cancellationToken))
            ? null
            : ObligationRefusals.NotConcerned;
    }

    /// <summary>The answers so far, without what was added later.</summary>
    public Task<List<EvidenceEntry>> AnswersAsync(CancellationToken cancellationToken) =>
        unit.Db.Set<EvidenceEntry>().Where(entry => entry.Obligation == Row.Obligation && entry.Key == Row.Key && entry.Number == 0).ToListAsync(cancellationToken);

    /// <summary>Tells those who get its sheet that it is done, and where to read it.</summary>
    public async Task HandInAsync(CancellationToken cancellationToken)
    {
        if (Rule.SheetTo is not { } audience)
        {
            return;
        }

        var day = Zone.DateOf(Row.Due);
        foreach (var reader in (await Audiences.ReadAsync(unit.Db, Zone, unit.Now, cancellationToken)).Of(audience, Row, []))
        {
            unit.Send(InboxMessage.To(
                reader, "obligation.sheet", MessageArgs.Write([Rule.Name, Row.Due, unit.Actor.Name]), unit.Now, unit.Now, Row.Citation,
                RegisterAddress.Of(Row.Obligation, day, day), $"{Row.Obligation}|{Row.Key}|sheet"));
        }
    }

    private async Task<bool> ConcernsAsync(DateTimeOffset at, CancellationToken cancellationToken) =>
        unit.Actor.Person is { } person && (await Audiences.ReadAsync(unit.Db, Zone, at, cancellationToken)).Of(Rule.Receiver ?? Rule.Audience, Row, []).Contains(person);

    private async Task<string> NameAsync(PersonId? person, CancellationToken cancellationToken) =>
        person is { } id ? await unit.Db.Set<Person>().Where(one => one.Id == id).Select(one => one.Name).SingleOrDefaultAsync(cancellationToken) ?? "—" : "—";
}
