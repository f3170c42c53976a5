using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Conduct;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Domain.Rulebook;

namespace Portal.Features.Reports;

/// <summary>What a breach of the report rules costs by the rules of its day, and whom it is proposed to [B-023].</summary>
internal static class ReportFines
{
    public const string Clause = "B-023";

    /// <summary>The offence of a late report.</summary>
    public const string Late = "report-late";

    private const string Parameter = "report_breach_fine";

    /// <summary>The fine of an instant; null while it is switched off.</summary>
    public static Money? AmountAt(SiteRules rules, DateTimeOffset at) =>
        rules.ValueOf(Parameter, at) is { } yuan && decimal.Parse(yuan, CultureInfo.InvariantCulture) is > 0 and var amount ? Money.FromYuan(amount) : null;

    /// <summary>The clause in the version of an instant.</summary>
    public static string CiteAt(SiteRules rules, DateTimeOffset at) =>
        rules.Packs.SelectMany(pack => pack.Clauses).FirstOrDefault(clause => clause.Id == Clause) is { } clause ? $"{Clause}@{rules.VersionOf(clause, at)}" : Clause;

    /// <summary>Names the act for ever: one report is late once.</summary>
    public static string SourceOf(string template, string department, string turn) => $"report:{template}:{department}:{turn}";

    /// <summary>Whoever answers for a department: its manager or supervisor, the first by staff number; null where there is none.</summary>
    public static PersonId? HeadOf(IEnumerable<Person> people, string department) =>
        people.Where(person => person.Department == department && (person.Role == Roles.Manager.Key || person.Role == Roles.Supervisor.Key))
            .OrderBy(person => person.Code, StringComparer.Ordinal).Select(person => (PersonId?)person.Id).FirstOrDefault();

    /// <summary>Proposes a fine unless it was proposed before.</summary>
    /// <returns>Whether it was proposed now.</returns>
    public static async Task<bool> FineAsync(
        this WriteUnit unit, PersonId person, string offence, string source, Money amount, string citation, string link, CancellationToken cancellationToken)
    {
        if (await unit.Db.Set<ProposedPenalty>().AnyAsync(one => one.Offence == offence && one.Source == source, cancellationToken))
        {
            return false;
        }

        unit.Db.Add(new ProposedPenalty
        {
            Id = TypedId.New<PenaltyId>(unit.Now),
            Person = person,
            Offence = offence,
            Source = source,
            Kind = PenaltyKind.Fine,
            Amount = amount,
            Citation = citation,
            ProposedAt = unit.Now,
            ProposedBy = unit.Actor.Name,
            Link = link,
        });
        return true;
    }
}
