using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using Portal.Domain.Obligations;

namespace Portal.Domain.Rulebook;

/// <summary>What is looked up in the packs again and again; made once for the packs of a process, however often rules are read.</summary>
internal sealed class PackIndex
{
    private static readonly ConditionalWeakTable<IReadOnlyList<RulePack>, PackIndex> Made = [];

    private PackIndex(IReadOnlyList<RulePack> packs)
    {
        Always = packs.Where(pack => pack.Origin == PackOrigin.Portal).Select(pack => pack.Id).ToFrozenSet(StringComparer.Ordinal);
        Clauses = packs.SelectMany(pack => pack.Clauses).ToFrozenDictionary(clause => clause.Id, StringComparer.Ordinal);
        Obligations = packs.SelectMany(pack => pack.Obligations.Select(obligation => (pack.Id, obligation))).ToFrozenDictionary(pair => pair.obligation.Key, StringComparer.Ordinal);
        Offers = (from pack in packs
                  from clause in pack.Clauses
                  from parameter in clause.Parameters
                  select new ParameterOffer(pack, clause, parameter)).ToLookup(offer => offer.Parameter.Key, StringComparer.Ordinal);
        Users = packs.SelectMany(pack => pack.Obligations).SelectMany(obligation => obligation.Parameters.Select(parameter => (parameter, obligation.Key)))
            .ToLookup(pair => pair.parameter, pair => pair.Key, StringComparer.Ordinal);
    }

    /// <summary>Ids of the packs that no site switches off.</summary>
    public FrozenSet<string> Always { get; }

    /// <summary>Clauses by id.</summary>
    public FrozenDictionary<string, Clause> Clauses { get; }

    /// <summary>Obligations by key, with the id of their pack.</summary>
    public FrozenDictionary<string, (string Pack, ObligationTemplate Template)> Obligations { get; }

    /// <summary>Which clauses have a parameter.</summary>
    public ILookup<string, ParameterOffer> Offers { get; }

    /// <summary>Which obligations take a parameter.</summary>
    public ILookup<string, string> Users { get; }

    /// <summary>The index of packs.</summary>
    public static PackIndex Of(IReadOnlyList<RulePack> packs) => Made.GetValue(packs, static packs => new PackIndex(packs));
}
