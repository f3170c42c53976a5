using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.Rulebook;
using Portal.Features.Rules;
using Portal.Packs;

namespace Portal.Features.Obligations.Editor;

/// <summary>An obligation with what it would bring by numbers that are being tried.</summary>
/// <param name="Pack">Its pack.</param>
/// <param name="Own">The obligation as the pack has it.</param>
/// <param name="Template">The obligation as the site has it, or as it is being tried.</param>
/// <param name="Rules">The rules of the site, the tried numbers among them.</param>
/// <param name="IsOn">Whether the pack is on.</param>
/// <param name="Missing">Keys of the parameters without which it is off.</param>
/// <param name="Next">Its next occurrences, ten at most; as if the pack were on.</param>
/// <param name="Audiences">Whom the site has.</param>
public sealed record ObligationSheet(
    RulePack Pack, ObligationTemplate Own, ObligationTemplate Template, SiteRules Rules, bool IsOn, IReadOnlyList<string> Missing, IReadOnlyList<Occurrence> Next,
    SiteAudiences Audiences);

/// <summary>Shows an obligation and tries numbers on it; nothing is written.</summary>
public sealed class ReadObligationSheet(
    IAccess access, PortalReader reader, PackLibrary library, SiteRulesSnapshot standing, SiteAudiencesSnapshot audiences, IEnumerable<IEventSource> sources, SiteZone zone,
    TimeProvider clock) : IUseCase
{
    /// <summary>How many occurrences are shown.</summary>
    public const int Most = 10;

    /// <summary>How far ahead is looked; by steps, so that what recurs each day does not ask for a year of shifts.</summary>
    private static readonly TimeSpan[] Ahead = [TimeSpan.FromDays(8), TimeSpan.FromDays(70), TimeSpan.FromDays(366 * 5)];

    /// <inheritdoc/>
    public static string Right => Rights.SignedIn;

    /// <summary>The sheet; refused where a number does not fit its parameter.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="key">Key of the obligation.</param>
    /// <param name="tried">Numbers that are tried, by parameter; a blank one switches the parameter off.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <param name="terms">Terms that are tried; null for those that are published.</param>
    public async Task<Result<ObligationSheet>> RunAsync(
        Actor actor, string key, IReadOnlyDictionary<string, string?> tried, CancellationToken cancellationToken, ObligationTerms? terms = null)
    {
        if (access.Check(actor, Right) is { } forbidden)
        {
            return forbidden;
        }

        var found = library.Packs.SelectMany(pack => pack.Obligations, (Pack, Own) => (Pack, Own)).FirstOrDefault(pair => pair.Own.Key == key);
        if (found.Own is null)
        {
            return ObligationRefusals.UnknownObligation;
        }

        var now = clock.GetUtcNow();
        var rules = (await standing.GetAsync(cancellationToken)).Value;
        var isOn = rules.IsOn(found.Pack.Id, now);
        var trial = isOn ? rules : rules.With(new PackSwitch(found.Pack.Id, true, now));
        foreach (var (parameter, text) in tried)
        {
            var value = string.IsNullOrWhiteSpace(text) ? default : rules.Find(parameter)?.Read(text) ?? RulebookRefusals.UnknownParameter;
            if (value.Refusal is { } refusal)
            {
                return refusal with { Field = parameter };
            }

            trial = trial.With(new RuleVersion(parameter, int.MaxValue, string.IsNullOrWhiteSpace(text) ? null : value.Value, now));
        }

        if (terms?.Check(found.Own) is { } misfit)
        {
            return misfit;
        }

        trial = terms is null ? trial : trial.With(new TermsVersion(key, int.MaxValue, terms, now));
        var template = trial.ObligationOf(key, now)!;
        var missing = template.Needed.Where(parameter => trial.ValueOf(parameter, now) is null).ToArray();
        var next = missing.Length == 0 && new ObligationBook(trial).Find(key, now) is { } obligation
            ? await reader.ReadAsync((db, token) => NextAsync(db, trial, obligation, now, token), cancellationToken)
            : [];
        return new ObligationSheet(found.Pack, found.Own, template, trial, isOn, missing, next, (await audiences.GetAsync(cancellationToken)).Value);
    }

    private async Task<IReadOnlyList<Occurrence>> NextAsync(PortalDb db, SiteRules rules, Obligation obligation, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var calendar = await ObligationWorld.CalendarAsync(db, cancellationToken);
        IReadOnlyList<Occurrence> next = [];
        foreach (var ahead in Ahead)
        {
            var to = now + ahead;
            var range = obligation.Trigger.LooksAt(now, to);
            var world = new TriggerWorld
            {
                Zone = zone,
                Calendar = calendar,
                Shifts = obligation.Trigger is ShiftTrigger or IntervalTrigger && range is not null ? await ObligationWorld.ShiftsAsync(db, range.Value.From, range.Value.To, cancellationToken) : [],
                Events = obligation.Trigger is EventTrigger { Event: var kind } && range is not null ? await EventsAsync(kind, new EventQuestion(db, rules, range.Value.From, range.Value.To), cancellationToken) : [],
            };
            next = [.. obligation.Between(now, to, world).Take(Most)];
            if (next.Count == Most)
            {
                break;
            }
        }

        return next;
    }

    private async Task<IReadOnlyList<RuleEvent>> EventsAsync(string kind, EventQuestion asked, CancellationToken cancellationToken)
    {
        var events = new List<RuleEvent>();
        foreach (var source in sources.Where(source => source.Kinds.Contains(kind)))
        {
            events.AddRange(await source.BetweenAsync(asked, cancellationToken));
        }

        return events;
    }
}
