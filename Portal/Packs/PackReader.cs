using System.Globalization;
using System.Text.Json;
using Portal.Domain.Rulebook;

namespace Portal.Packs;

/// <summary>A pack as read, or why it is none.</summary>
/// <param name="Pack">The pack; null when there is a problem.</param>
/// <param name="Problems">Everything that is wrong with the file.</param>
public sealed record PackReading(RulePack? Pack, IReadOnlyList<PackProblem> Problems);

/// <summary>Reads one pack and checks all of it against <c>pack.schema.json</c> and the rules that a schema cannot say.</summary>
public static class PackReader
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = true, CommentHandling = JsonCommentHandling.Disallow };

    private static readonly Dictionary<string, PackOrigin> Origins = Words<PackOrigin>();
    private static readonly Dictionary<string, ClauseClass> Classes = Words<ClauseClass>();
    private static readonly Dictionary<string, ParameterUnit> Units = Words<ParameterUnit>();
    private static readonly Dictionary<string, string> Areas = ClauseAreas.All.ToDictionary(area => area, StringComparer.Ordinal);

    /// <summary>Reads a pack; the file is named in the problems and has to be the pack's id.</summary>
    public static PackReading Read(string file, string json)
    {
        var problems = new List<PackProblem>();
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            var pack = ReadPack(file, new PackPlace(file, "$", document.RootElement, problems));
            return new PackReading(problems.Count == 0 ? pack : null, problems);
        }
        catch (JsonException exception)
        {
            return new PackReading(null, [new PackProblem(file, "$", "no JSON: " + exception.Message)]);
        }
    }

    internal static Dictionary<string, T> Words<T>()
        where T : struct, Enum =>
        Enum.GetValues<T>().ToDictionary(value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()), StringComparer.Ordinal);

    private static RulePack? ReadPack(string file, PackPlace place)
    {
        if (!place.IsObject(["id", "name", "about", "origin", "clauses"], ["$schema", "ladders", "lists", "registers", "obligations"]))
        {
            return null;
        }

        var pack = new RulePack(
            place.Text("id"), ReadWording(place.Find("name")), ReadWording(place.Find("about")), place.OneOf("origin", Origins),
            [.. place.Each("clauses").Select(ReadClause)]);
        var values = new ValueReader(pack.Clauses);
        var citations = new CitationReader(pack.Clauses, mayCiteOthers: pack.Origin == PackOrigin.Portal);
        var forms = new EvidenceReader(number => values.Read(number), values.ReadParameter);
        var lists = forms.ReadLists(place);
        var registers = new RegisterReader(citations, forms, lists).Read(place);
        pack = pack with { Lists = lists, Registers = registers, Obligations = new ObligationReader(citations, values, forms).Read(place) };
        RegisterReader.CheckOrders(place, pack);
        RegisterReader.CheckFulfilled(place, pack);
        if (pack.Id + ".json" != file)
        {
            place.Find("id")!.Value.Wrong($"the file of this pack has to be {pack.Id}.json");
        }

        foreach (var (clause, index) in pack.Clauses.Select((clause, index) => (clause, index)).DuplicatesBy(pair => pair.clause.Id))
        {
            place.Each("clauses").ElementAt(index).Find("id")?.Wrong($"the clause {clause.Id} stands here twice");
        }

        return pack;
    }

    private static Clause ReadClause(PackPlace place)
    {
        place.IsObject(["id", "area", "class", "source", "zh", "en"], ["who", "parameters"]);
        return new Clause(
            place.Text("id"), place.OneOf("area", Areas), place.OneOf("class", Classes), place.Text("source"),
            new Wording(place.Text("zh"), place.Text("en")),
            place.Find("who") is { } who ? ReadWording(who) : null,
            [.. place.Each("parameters").Select(ReadParameter)]);
    }

    private static ClauseParameter ReadParameter(PackPlace place)
    {
        place.IsObject(["key", "zh", "en", "unit", "value"], ["min", "max"]);
        var parameter = new ClauseParameter(
            place.Text("key"), new Wording(place.Text("zh"), place.Text("en")), place.OneOf("unit", Units), null, place.Number("min"), place.Number("max"));
        if (parameter.Least > parameter.Most)
        {
            place.Wrong($"min {parameter.Least} is above max {parameter.Most}");
        }

        return place.Find("value") is { } value ? parameter with { Value = ReadValue(parameter, value) } : parameter;
    }

    private static string? ReadValue(ClauseParameter parameter, PackPlace place)
    {
        if (place.Element.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        var text = place.Element.ValueKind switch
        {
            JsonValueKind.Number when place.Element.TryGetDecimal(out var number) => number.ToString(CultureInfo.InvariantCulture),
            JsonValueKind.String when parameter.Unit is ParameterUnit.Time or ParameterUnit.Weekday => place.Element.GetString()!,
            _ => "",
        };
        var value = parameter.Read(text);
        if (value.IsDone)
        {
            return value.Value;
        }

        place.Wrong($"{value.Refusal} does not fit {parameter.Unit}");
        return null;
    }

    private static Wording ReadWording(PackPlace? place)
    {
        if (place is not { } wording || !wording.IsObject(["zh", "en"]))
        {
            return new Wording("", "");
        }

        return new Wording(wording.Text("zh"), wording.Text("en"));
    }

    private static IEnumerable<T> DuplicatesBy<T, TKey>(this IEnumerable<T> items, Func<T, TKey> key)
    {
        var seen = new HashSet<TKey>();
        return items.Where(item => !seen.Add(key(item)));
    }
}
