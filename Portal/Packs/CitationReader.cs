using System.Text.Json;
using Portal.Domain.Rulebook;

namespace Portal.Packs;

/// <summary>Reads the clauses that something of a pack carries out.</summary>
/// <param name="clauses">The pack's own clauses.</param>
/// <param name="mayCiteOthers">Whether it carries out clauses of other packs, too; the library checks that these exist.</param>
internal sealed class CitationReader(IReadOnlyList<Clause> clauses, bool mayCiteOthers)
{
    private readonly HashSet<string> _clauses = [.. clauses.Select(clause => clause.Id)];

    /// <summary>The member <c>clauses</c>, the main one first.</summary>
    public List<string> Read(PackPlace place)
    {
        var cited = new List<string>();
        foreach (var one in place.Each("clauses"))
        {
            var id = one.Element.ValueKind == JsonValueKind.String ? one.Element.GetString()! : "";
            if (id.Length == 0 || (!mayCiteOthers && !_clauses.Contains(id)))
            {
                one.Wrong($"no clause of this pack: {id}");
            }

            cited.Add(id);
        }

        if (cited.Count == 0)
        {
            place.Find("clauses")?.Wrong("at least one clause is carried out");
        }

        return cited;
    }
}
