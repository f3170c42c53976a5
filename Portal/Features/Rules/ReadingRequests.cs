using Microsoft.EntityFrameworkCore;
using Portal.App;
using Portal.Data;
using Portal.Domain.People;
using Portal.Domain.Rulebook;
using Portal.Features.Reminders;

namespace Portal.Features.Rules;

/// <summary>Asks the people whom the clauses of a parameter concern to confirm that they read its new version .</summary>
internal static class ReadingRequests
{
    /// <summary>Asks them, in the unit that publishes it.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="texts">Words for the value.</param>
    /// <param name="rules">The rules with the new version.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="version">Its new version.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task AskToReadAsync(
        this WriteUnit unit, Texts texts, SiteRules rules, ClauseParameter parameter, RuleVersion version, CancellationToken cancellationToken)
    {
        var people = await unit.Db.Set<Person>().AsNoTracking().Where(person => person.Active).ToListAsync(cancellationToken);
        // What the portal reminds of by itself is no rule of the management that anybody would have to study.
        foreach (var clause in rules.StandingOf(version.Key, version.From).Offers.Where(offer => offer.Pack.Origin != PackOrigin.Portal).Select(offer => offer.Clause).Distinct())
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

                unit.Send(InboxMessage.To(
                    person.Id, "rules.changed", [clause.Id, parameter.Name, RuleFormat.Words(texts, parameter, version.Value), version.From], unit.Now, clause.Id, $"/rules?clause={clause.Id}"));
            }
        }
    }
}
