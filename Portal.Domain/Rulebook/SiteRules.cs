using Portal.Domain.Obligations;

namespace Portal.Domain.Rulebook;

/// <summary>The rules that a site lives by: its packs, which of them are on, and what it set. Immutable; answers for any instant.</summary>
public sealed class SiteRules
{
    private readonly ILookup<string, PackSwitch> _switches;
    private readonly ILookup<string, RuleVersion> _versions;
    private readonly ILookup<string, TermsVersion> _terms;
    private readonly PackIndex _index;
    private readonly Lazy<DateTimeOffset[]> _changes;

    /// <summary>The rules of a site.</summary>
    /// <param name="packs">Every pack that there is.</param>
    /// <param name="switches">When packs were switched on and off; none of a pack means it is off.</param>
    /// <param name="versions">What the site set.</param>
    /// <param name="terms">What the site made of single obligations.</param>
    public SiteRules(IReadOnlyList<RulePack> packs, IEnumerable<PackSwitch> switches, IEnumerable<RuleVersion> versions, IEnumerable<TermsVersion>? terms = null)
    {
        Packs = packs;
        _index = PackIndex.Of(packs);
        _switches = switches.OrderBy(one => one.From).ToLookup(one => one.Pack, StringComparer.Ordinal);
        _versions = versions.OrderBy(one => one.From).ThenBy(one => one.Number).ToLookup(one => one.Key, StringComparer.Ordinal);
        _terms = (terms ?? []).OrderBy(one => one.From).ThenBy(one => one.Number).ToLookup(one => one.Obligation, StringComparer.Ordinal);
        _changes = new(() => [.. All(_switches).Select(one => one.From).Concat(All(_versions).Select(one => one.From)).Concat(All(_terms).Select(one => one.From)).Distinct().Order()]);
    }

    /// <summary>Every pack, on or off.</summary>
    public IReadOnlyList<RulePack> Packs { get; }

    /// <summary>Keys of all parameters of all packs.</summary>
    public IEnumerable<string> Parameters => _index.Offers.Select(offer => offer.Key);

    /// <summary>Whether the site lives by a pack at an instant.</summary>
    public bool IsOn(string pack, DateTimeOffset at) => _index.Always.Contains(pack) || _switches[pack].LastOrDefault(one => one.From <= at)?.IsOn == true;

    /// <summary>Every pack, those that are on at an instant first, the larger before the smaller.</summary>
    public IEnumerable<RulePack> PacksAt(DateTimeOffset at) =>
        Packs.OrderByDescending(pack => IsOn(pack.Id, at)).ThenByDescending(pack => pack.Clauses.Count);

    /// <summary>A parameter's definition; null when no pack has it.</summary>
    public ClauseParameter? Find(string key) => _index.Offers[key].FirstOrDefault()?.Parameter;

    /// <summary>The versions that the site set for a parameter, oldest first.</summary>
    public IEnumerable<RuleVersion> VersionsOf(string key) => _versions[key];

    /// <summary>What holds for a parameter at an instant.</summary>
    public ParameterStanding StandingOf(string key, DateTimeOffset at)
    {
        ParameterOffer[] offers = [.. _index.Offers[key].Where(offer => IsOn(offer.Pack.Id, at))];
        if (offers.Length == 0)
        {
            return new ParameterStanding(key, null, ParameterSource.Off, 0, offers);
        }

        if (_versions[key].LastOrDefault(one => one.From <= at) is { } version)
        {
            var standing = new ParameterStanding(key, version.Value, version.Value is null ? ParameterSource.Open : ParameterSource.Site, version.Number, offers);
            return version is { Number: 0, Value: not null } && standing.IsConflict ? standing with { Source = ParameterSource.Provisional } : standing;
        }

        string[] values = [.. offers.Select(offer => offer.Parameter.Value).OfType<string>().Distinct()];
        return values.Length switch
        {
            0 => new ParameterStanding(key, null, ParameterSource.Open, 0, offers),
            1 => new ParameterStanding(key, values[0], ParameterSource.Document, 0, offers),
            _ => new ParameterStanding(key, null, ParameterSource.Undecided, 0, offers),
        };
    }

    /// <summary>Canonical value of a parameter at an instant; null while it is off.</summary>
    public string? ValueOf(string key, DateTimeOffset at) => StandingOf(key, at).Value;

    /// <summary>The parameters on which the packs that are on disagree at an instant, decided or not.</summary>
    public IEnumerable<ParameterStanding> ConflictsAt(DateTimeOffset at) =>
        Parameters.Select(key => StandingOf(key, at)).Where(standing => standing.IsConflict).OrderBy(standing => standing.Key, StringComparer.Ordinal);

    /// <summary>What the site made of an obligation, oldest first.</summary>
    public IEnumerable<TermsVersion> TermsOf(string obligation) => _terms[obligation];

    /// <summary>The instants in (from, to) at which a pack is switched or a version begins, ascending.</summary>
    public IEnumerable<DateTimeOffset> ChangesBetween(DateTimeOffset from, DateTimeOffset to) =>
        _changes.Value.Skip(ChangesUntil(from)).TakeWhile(at => at < to);

    /// <summary>How many changes hold at an instant: between two of which this is the same, the same rules hold.</summary>
    public int ChangesUntil(DateTimeOffset at)
    {
        var index = Array.BinarySearch(_changes.Value, at);
        return index < 0 ? ~index : index + 1;
    }

    /// <summary>The last instant up to another at which something changed; null when nothing did before.</summary>
    internal DateTimeOffset? LastChange(DateTimeOffset at) => ChangesUntil(at) is > 0 and var count ? _changes.Value[count - 1] : null;

    /// <summary>Keys of the obligations whose numbers or terms change at an instant, each once.</summary>
    internal IEnumerable<string> ObligationsChangedAt(DateTimeOffset at) =>
        _versions.Where(one => one.Any(version => version.From == at)).SelectMany(one => _index.Users[one.Key])
            .Concat(_terms.Where(one => one.Any(version => version.From == at)).Select(one => one.Key))
            .Distinct(StringComparer.Ordinal);

    /// <summary>
    /// The version of a clause at an instant, for citing it as <c>clause@version</c>: 1 as the document has it, and one more
    /// for each change of its parameters that holds by then.
    /// </summary>
    public int VersionOf(Clause clause, DateTimeOffset at) =>
        1 + clause.Parameters.Select(parameter => parameter.Key).Distinct().Sum(key => _versions[key].Count(version => version.Number > 0 && version.From <= at));

    /// <summary>
    /// How often a clause was published, whenever that holds: 1 as the document has it, and one more for each version of its
    /// parameters and of the terms of an obligation that carries it out. Unlike <see cref="VersionOf"/> it never names two
    /// publications alike, when a later one begins earlier.
    /// </summary>
    public int PublicationsOf(Clause clause) =>
        1 + clause.Parameters.Select(parameter => parameter.Key).Distinct().Sum(key => _versions[key].Count(version => version.Number > 0))
        + Packs.SelectMany(pack => pack.Obligations).Where(one => one.Clauses.Contains(clause.Id)).Sum(one => _terms[one.Key].Count());

    /// <summary>An obligation as the site has it; null while its pack is off or there is none of that key.</summary>
    public ObligationTemplate? ObligationOf(string key, DateTimeOffset at) =>
        _index.Obligations.TryGetValue(key, out var found) && IsOn(found.Pack, at) ? Apply(found.Template, at) : null;

    /// <summary>The obligations that stand at an instant, follow a parameter once it is filled, and go on without it while it is open.</summary>
    public IEnumerable<ObligationTemplate> GoingOnWithout(string parameter, DateTimeOffset at) =>
        from key in _index.Users[parameter]
        let obligation = ObligationOf(key, at)
        where obligation is not null && obligation.Parameters.Contains(parameter) && !obligation.Needed.Contains(parameter) && WorkedOut(key, at) is not null
        select obligation;

    /// <summary>An obligation with the numbers of an instant; null while its pack or one of its numbers is off.</summary>
    internal Obligation? WorkedOut(string key, DateTimeOffset at) => ObligationOf(key, at)?.With(parameter => ValueOf(parameter, at));

    /// <summary>An obligation as its pack has it, whether that is on or not; null when there is none of that key.</summary>
    internal ObligationTemplate? TemplateOf(string key) => _index.Obligations.TryGetValue(key, out var found) ? found.Template : null;

    /// <summary>The obligations of a pack as the site has them at an instant, whether the pack is on or not.</summary>
    public IEnumerable<ObligationTemplate> ObligationsOf(RulePack pack, DateTimeOffset at) =>
        _terms.Count == 0 ? pack.Obligations : pack.Obligations.Select(one => Apply(one, at));

    /// <summary>A clause of any pack as <c>clause@version</c> at an instant.</summary>
    public string Cite(string clause, DateTimeOffset at) =>
        _index.Clauses.TryGetValue(clause, out var found) ? $"{clause}@{VersionOf(found, at)}" : clause;

    /// <summary>The same rules with a pack switched at an instant, to see what would change before it is done.</summary>
    public SiteRules With(PackSwitch change) => new(Packs, All(_switches).Append(change), All(_versions), All(_terms));

    /// <summary>The same rules with one more version of a parameter.</summary>
    public SiteRules With(RuleVersion version) => new(Packs, All(_switches), All(_versions).Append(version), All(_terms));

    /// <summary>The same rules with one more version of an obligation's terms.</summary>
    public SiteRules With(TermsVersion version) => new(Packs, All(_switches), All(_versions), All(_terms).Append(version));

    private static IEnumerable<T> All<T>(ILookup<string, T> lookup) => lookup.SelectMany(one => one);

    private ObligationTemplate Apply(ObligationTemplate template, DateTimeOffset at) =>
        _terms[template.Key].LastOrDefault(one => one.From <= at) is { } version ? version.Terms.ApplyTo(template) : template;
}
