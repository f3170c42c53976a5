using System.Collections.Frozen;
using Portal.Domain.Rulebook;

namespace Portal.Packs;

/// <summary>The packs that come with this build. Every clause stands in exactly one of them.</summary>
public sealed class PackLibrary
{
    private readonly FrozenDictionary<string, (RulePack Pack, Clause Clause)> _clauses;
    private readonly FrozenDictionary<string, string> _fulfilling;

    private PackLibrary(IReadOnlyList<RulePack> packs)
    {
        Packs = packs;
        _clauses = packs.SelectMany(pack => pack.Clauses.Select(clause => (pack, clause))).ToFrozenDictionary(pair => pair.clause.Id, StringComparer.Ordinal);
        _fulfilling = packs.SelectMany(pack => pack.Registers).SelectMany(book => book.Stages, (book, stage) => (stage.Fulfils, book.Key))
            .Where(one => one.Fulfils is not null).DistinctBy(one => one.Fulfils).ToFrozenDictionary(one => one.Fulfils!, one => one.Key, StringComparer.Ordinal);
    }

    /// <summary>The packs by id.</summary>
    public IReadOnlyList<RulePack> Packs { get; }

    /// <summary>The pack and the clause of an id, or null.</summary>
    public (RulePack Pack, Clause Clause)? Find(string clause) => _clauses.TryGetValue(clause, out var found) ? found : null;

    /// <summary>Key of the register of which a stage fulfils an obligation, or null.</summary>
    public string? RegisterFulfilling(string obligation) => _fulfilling.GetValueOrDefault(obligation);

    /// <summary>The packs of this assembly.</summary>
    /// <exception cref="PackFormatException">One of them has a problem; all problems are named.</exception>
    public static PackLibrary Load()
    {
        const string Prefix = "Packs/";
        var assembly = typeof(PackLibrary).Assembly;
        return Of(assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return (name[Prefix.Length..], reader.ReadToEnd());
            }));
    }

    /// <summary>Packs from files; all or none.</summary>
    /// <param name="files">Name and JSON of each file.</param>
    /// <exception cref="PackFormatException">One of them has a problem; all problems are named.</exception>
    public static PackLibrary Of(IEnumerable<(string File, string Json)> files)
    {
        PackReading[] readings = [.. files.Select(file => PackReader.Read(file.File, file.Json))];
        PackProblem[] problems = [.. readings.SelectMany(reading => reading.Problems), .. Strangers(readings), .. Citations(readings), .. Units(readings)];
        if (problems.Length == 0)
        {
            problems = [.. PackChains.Problems([.. readings.Select(reading => reading.Pack!)])];
        }

        return problems.Length == 0 ? new PackLibrary([.. readings.Select(reading => reading.Pack!)]) : throw new PackFormatException(problems);
    }

    /// <summary>A pack that carries out clauses of others names ones that exist.</summary>
    private static IEnumerable<PackProblem> Citations(PackReading[] readings)
    {
        RulePack[] packs = [.. readings.Select(reading => reading.Pack).OfType<RulePack>()];
        var clauses = packs.SelectMany(pack => pack.Clauses).Select(clause => clause.Id).ToHashSet(StringComparer.Ordinal);
        return from pack in packs
               from cited in pack.Obligations.SelectMany((obligation, index) => obligation.Clauses.Select((clause, at) => (Clause: clause, Path: $"$.obligations[{index}].clauses[{at}]")))
                   .Concat(pack.Registers.SelectMany((register, index) => register.Clauses.Select((clause, at) => (Clause: clause, Path: $"$.registers[{index}].clauses[{at}]"))))
               where !clauses.Contains(cited.Clause)
               select new PackProblem(pack.Id + ".json", cited.Path, $"no clause of any pack: {cited.Clause}");
    }

    /// <summary>Of one key there is one thing: a value that is decided has to fit wherever it is used.</summary>
    private static IEnumerable<PackProblem> Units(PackReading[] readings)
    {
        var first = new Dictionary<string, (ParameterUnit Unit, string Pack)>(StringComparer.Ordinal);
        return from pack in readings.Select(reading => reading.Pack).OfType<RulePack>()
               from clause in pack.Clauses.Select((clause, index) => (clause.Parameters, Index: index))
               from parameter in clause.Parameters.Select((parameter, index) => (parameter.Key, parameter.Unit, Index: index))
               let known = first.TryAdd(parameter.Key, (parameter.Unit, pack.Id)) ? (parameter.Unit, pack.Id) : first[parameter.Key]
               where known.Item1 != parameter.Unit
               select new PackProblem(pack.Id + ".json", $"$.clauses[{clause.Index}].parameters[{parameter.Index}].unit", $"{parameter.Key} is {known.Item1} in {known.Item2}.json");
    }

    private static IEnumerable<PackProblem> Strangers(IEnumerable<PackReading> readings)
    {
        var home = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pack in readings.Select(reading => reading.Pack).OfType<RulePack>())
        {
            foreach (var (obligation, index) in pack.Obligations.Select((obligation, index) => (obligation, index)))
            {
                if (!home.TryAdd("obligation " + obligation.Key, pack.Id) && home["obligation " + obligation.Key] != pack.Id)
                {
                    yield return new PackProblem(pack.Id + ".json", $"$.obligations[{index}].key", $"the obligation {obligation.Key} already stands in {home["obligation " + obligation.Key]}.json");
                }
            }

            foreach (var (register, index) in pack.Registers.Select((register, index) => (register, index)))
            {
                if (!home.TryAdd("register " + register.Key, pack.Id) && home["register " + register.Key] != pack.Id)
                {
                    yield return new PackProblem(pack.Id + ".json", $"$.registers[{index}].key", $"the register {register.Key} already stands in {home["register " + register.Key]}.json");
                }
            }

            foreach (var (clause, index) in pack.Clauses.Select((clause, index) => (clause, index)))
            {
                if (!home.TryAdd(clause.Id, pack.Id) && home[clause.Id] != pack.Id)
                {
                    yield return new PackProblem(pack.Id + ".json", $"$.clauses[{index}].id", $"the clause {clause.Id} already stands in {home[clause.Id]}.json");
                }
            }
        }
    }
}
