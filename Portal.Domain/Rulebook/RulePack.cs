using Portal.Domain.Obligations;
using Portal.Domain.Registers;

namespace Portal.Domain.Rulebook;

/// <summary>The rules of one kind of place. A site switches on the packs that it lives by.</summary>
/// <param name="Id">Name of the file and in the data, e.g. <c>control-room</c>.</param>
/// <param name="Name">Name on screen.</param>
/// <param name="About">What the pack is for, in a sentence.</param>
/// <param name="Origin">Where its rules come from.</param>
/// <param name="Clauses">Its clauses in the order of the documents.</param>
public sealed record RulePack(string Id, Wording Name, Wording About, PackOrigin Origin, IReadOnlyList<Clause> Clauses)
{
    /// <summary>What its clauses oblige people to do.</summary>
    public IReadOnlyList<ObligationTemplate> Obligations { get; init; } = [];

    /// <summary>Lists of things that items of its forms are asked of.</summary>
    public IReadOnlyList<ThingList> Lists { get; init; } = [];

    /// <summary>The registers that it keeps.</summary>
    public IReadOnlyList<RegisterBook> Registers { get; init; } = [];
}
