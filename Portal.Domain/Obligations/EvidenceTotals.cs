namespace Portal.Domain.Obligations;

/// <summary>What was answered to one item in a period: in all, by thing, and of which things nothing.</summary>
/// <param name="Item">The item.</param>
/// <param name="All">All answers together.</param>
/// <param name="ByThing">The things of which there are answers, in the order of the list; those that have left it come last.</param>
/// <param name="Without">The things of the list of which there is no answer at all, in its order.</param>
public sealed record EvidenceTotals(EvidenceItem Item, EvidenceFigure All, IReadOnlyList<ThingFigure> ByThing, IReadOnlyList<string> Without)
{
    /// <summary>Works them out.</summary>
    /// <param name="item">The item.</param>
    /// <param name="facts">Answers of the period, to this item and to others.</param>
    /// <param name="things">The things of which there should be answers, in their order; none where the form asks once.</param>
    public static EvidenceTotals Of(EvidenceItem item, IEnumerable<EvidenceFact> facts, IReadOnlyList<string> things)
    {
        EvidenceFact[] own = [.. facts.Where(fact => fact.Item == item.Key)];
        var byThing = own.Where(fact => fact.Thing.Length > 0).ToLookup(fact => fact.Thing, StringComparer.Ordinal);
        return new EvidenceTotals(
            item,
            EvidenceFigure.Of(item, own),
            [.. things.Union(byThing.Select(thing => thing.Key), StringComparer.Ordinal).Where(byThing.Contains).Select(thing => new ThingFigure(thing, EvidenceFigure.Of(item, byThing[thing])))],
            [.. things.Where(thing => !byThing.Contains(thing))]);
    }
}

/// <summary>What the answers of one thing come to.</summary>
/// <param name="Thing">The thing.</param>
/// <param name="Figure">Its figure.</param>
public sealed record ThingFigure(string Thing, EvidenceFigure Figure);
