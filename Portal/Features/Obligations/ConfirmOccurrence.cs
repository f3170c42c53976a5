using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Features.Rules;
using Portal.Features.Settings;
using Portal.Packs;

namespace Portal.Features.Obligations;

/// <summary>
/// Somebody whom it concerns says that it is done. What asks for more than a tap needs a record of it. A late confirmation
/// is taken and shown as late; the miss stays.
/// </summary>
public sealed class ConfirmOccurrence(PortalWriter writer, PackLibrary library, IEnumerable<SettingDefinition> settings, IAccess access, SiteZone zone) : IUseCase
{
    /// <summary>Longest record.</summary>
    public const int LongestNote = 500;

    /// <inheritdoc/>
    public static string Right => Rights.SignedIn;

    /// <summary>Confirms an occurrence.</summary>
    /// <param name="actor">Who did it; somebody whom it concerns, or who manages duty.</param>
    /// <param name="obligation">Key of the obligation.</param>
    /// <param name="key">Key of the occurrence.</param>
    /// <param name="note">What was done, found or filed; needed for all evidence but a confirmation.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<Result> RunAsync(Actor actor, string obligation, string key, string? note, CancellationToken cancellationToken) =>
        writer.WriteAsync<ConfirmOccurrence>(
            actor,
            async (unit, token) =>
            {
                var row = await unit.Db.Set<DueOccurrence>().SingleOrDefaultAsync(one => one.Obligation == obligation && one.Key == key, token);
                var book = new ObligationBook(await unit.Db.SiteRulesAsync(library, settings, token));
                if (row is null || book.Find(obligation, row.Due) is not { } rule)
                {
                    return ObligationRefusals.Unknown;
                }

                if (rule.Evidence == Evidence.None)
                {
                    return ObligationRefusals.SeenElsewhere;
                }

                if (row.DoneAt is not null)
                {
                    return ObligationRefusals.AlreadyDone.With(await NameAsync(unit, row.DoneBy, token));
                }

                if (unit.Now < row.Opens)
                {
                    return ObligationRefusals.NotOpen.With(row.Opens);
                }

                if (access.Check(actor, Rights.DutyManage) is not null && !await ConcernsAsync(unit, rule, row, token))
                {
                    return ObligationRefusals.NotConcerned;
                }

                var text = note?.Trim() is { Length: > 0 } written ? written[..Math.Min(written.Length, LongestNote)] : null;
                if (rule.Evidence != Evidence.Confirm && text is null)
                {
                    return ObligationRefusals.NoteMissing;
                }

                row.Do(actor.Person, text, unit.Now);
                return Result.Done;
            },
            cancellationToken);

    private async Task<bool> ConcernsAsync(WriteUnit unit, Obligation rule, DueOccurrence row, CancellationToken cancellationToken) =>
        unit.Actor.Person is { } person
        && (await Audiences.ReadAsync(unit.Db, zone, unit.Now, cancellationToken)).Of(rule.Audience, row, []).Contains(person);

    private static async Task<string> NameAsync(WriteUnit unit, PersonId? person, CancellationToken cancellationToken) =>
        person is { } id ? await unit.Db.Set<Person>().Where(one => one.Id == id).Select(one => one.Name).SingleOrDefaultAsync(cancellationToken) ?? "—" : "—";
}
