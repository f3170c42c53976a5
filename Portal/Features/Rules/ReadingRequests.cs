using Microsoft.EntityFrameworkCore;
using Portal.App;
using Portal.Data;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Domain.Rulebook;
using Portal.Features.Reminders;

namespace Portal.Features.Rules;

/// <summary>Asks the people whom a clause concerns to confirm that they read what was published about it .</summary>
public static class ReadingRequests
{
    /// <summary>Asks for a new version of a parameter, in the unit that publishes it.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="texts">Words for the value.</param>
    /// <param name="rules">The rules with the new version.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="version">Its new version.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static Task AskToReadAsync(
        this WriteUnit unit, Texts texts, SiteRules rules, ClauseParameter parameter, RuleVersion version, CancellationToken cancellationToken) =>
        unit.AskToReadAsync(
            rules,
            rules.StandingOf(version.Key, version.From).Offers.Where(offer => IsToBeRead(offer.Pack)).Select(offer => offer.Clause).Distinct(),
            "rules.changed",
            [parameter.Name, RuleFormat.Words(texts, parameter, version.Value, rules.GoingOnWithout(version.Key, version.From).Any()), version.From],
            cancellationToken);

    /// <summary>Asks for new terms of an obligation, in the unit that publishes them. Nobody is asked about a pack that is off by then.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="rules">The rules with the new terms.</param>
    /// <param name="pack">The pack of the obligation.</param>
    /// <param name="obligation">The obligation.</param>
    /// <param name="from">From when the terms hold (UTC).</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static Task AskToReadAsync(
        this WriteUnit unit, SiteRules rules, RulePack pack, ObligationTemplate obligation, DateTimeOffset from, CancellationToken cancellationToken) =>
        unit.AskToReadAsync(
            rules,
            IsToBeRead(pack) && rules.IsOn(pack.Id, from) ? pack.Clauses.Where(clause => obligation.Clauses.Contains(clause.Id)) : [],
            "rules.terms-changed",
            [obligation.Name, from],
            cancellationToken);

    /// <summary>Page of a clause.</summary>
    public static string LinkTo(string clause) => $"/rules?clause={clause}";

    /// <summary>What the portal reminds of by itself is no rule of the management that anybody would have to study.</summary>
    private static bool IsToBeRead(RulePack pack) => pack.Origin != PackOrigin.Portal;

    private static async Task AskToReadAsync(
        this WriteUnit unit, SiteRules rules, IEnumerable<Clause> clauses, string text, object?[] args, CancellationToken cancellationToken)
    {
        var people = await unit.Db.Set<Person>().AsNoTracking().Where(person => person.Active).ToListAsync(cancellationToken);
        foreach (var clause in clauses)
        {
            var number = rules.PublicationsOf(clause);
            var asked = await unit.Db.Set<RuleReading>().Where(row => row.Clause == clause.Id && row.Version == number).ToDictionaryAsync(row => row.Person, cancellationToken);
            foreach (var person in people.Where(person => clause.Concerns(person.Role)))
            {
                if (asked.TryGetValue(person.Id, out var reading))
                {
                    reading.AskAgain(unit.Now);
                }
                else
                {
                    unit.Db.Add(new RuleReading { Clause = clause.Id, Version = number, Person = person.Id, AskedAt = unit.Now });
                }

                unit.Send(InboxMessage.To(person.Id, text, [clause.Id, .. args], unit.Now, clause.Id, LinkTo(clause.Id)));
            }
        }
    }
}
