using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Features.Rules;
using Portal.Features.Settings;
using Portal.Packs;

namespace Portal.Features.Obligations.Events;

/// <summary>Writes down an event that a pack of the site hangs an obligation on.</summary>
public sealed class RecordEvent(PortalWriter writer, PackLibrary library, IEnumerable<SettingDefinition> settings, EventKinds kinds) : IUseCase
{
    /// <summary>Longest label.</summary>
    public const int LongestLabel = 80;

    /// <summary>How far back an event may lie: as far as occurrences are made.</summary>
    public static readonly TimeSpan Back = PlanOccurrences.Back;

    /// <summary>How far ahead one may lie.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromDays(366 * 5);

    /// <inheritdoc/>
    public static string Right => Rights.DutyRead;

    /// <summary>Records it.</summary>
    /// <param name="actor">Who writes it down.</param>
    /// <param name="kind">Kind of event of a pack that is on.</param>
    /// <param name="label">What it is about, 1 to 80 characters.</param>
    /// <param name="at">When it happened or will (UTC).</param>
    /// <param name="holder">Who answers for it; needed where an obligation asks for it.</param>
    /// <param name="cancellationToken">Honoured until the change starts.</param>
    public Task<Result<RecordedEventId>> RunAsync(Actor actor, string kind, string? label, DateTimeOffset at, PersonId? holder, CancellationToken cancellationToken) =>
        writer.WriteAsync<RecordEvent, RecordedEventId>(
            actor,
            async (unit, token) =>
            {
                var rules = await unit.Db.SiteRulesAsync(library, settings, token);
                if (kinds.All.FirstOrDefault(one => one.Name == kind) is not { } found || !kinds.ByHand.Contains(kind, StringComparer.Ordinal) || !found.Packs.Any(pack => rules.IsOn(pack, unit.Now)))
                {
                    return EventRefusals.UnknownKind;
                }

                if (label?.Trim() is not { Length: > 0 and <= LongestLabel } words)
                {
                    return EventRefusals.LabelWrong.With(LongestLabel);
                }

                if (at < unit.Now - Back || at > unit.Now + Ahead)
                {
                    return EventRefusals.TimeWrong.With((int)Back.TotalDays);
                }

                if (found.WantsHolder && holder is null)
                {
                    return EventRefusals.HolderMissing;
                }

                if (holder is { } person && !await unit.Db.Set<Person>().AnyAsync(one => one.Id == person && one.Active, token))
                {
                    return EventRefusals.HolderUnknown;
                }

                var row = new RecordedEvent
                {
                    Id = TypedId.New<RecordedEventId>(unit.Now),
                    Kind = kind,
                    Label = words,
                    At = at,
                    Holder = holder,
                    RecordedBy = unit.Actor.Name,
                    RecordedAt = unit.Now,
                };
                unit.Db.Add(row);
                return row.Id;
            },
            cancellationToken);
}

/// <summary>Takes back an event that did not happen or was written down wrongly; what hung on it and lies ahead falls away.</summary>
public sealed class WithdrawEvent(PortalWriter writer, IAccess access) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.DutyRead;

    /// <summary>Withdraws it, with a reason; one's own, or any for who manages duty.</summary>
    public Task<Result> RunAsync(Actor actor, RecordedEventId id, string? why, CancellationToken cancellationToken) =>
        writer.WriteAsync<WithdrawEvent>(
            actor,
            async (unit, token) =>
            {
                if (await unit.Db.Set<RecordedEvent>().SingleOrDefaultAsync(row => row.Id == id, token) is not { } row)
                {
                    return EventRefusals.Unknown;
                }

                return row.RecordedBy != unit.Actor.Name && access.Check(actor, Rights.DutyManage) is not null
                    ? EventRefusals.NotYours
                    : row.Withdraw(why, unit.Actor.Name, unit.Now);
            },
            cancellationToken);
}
