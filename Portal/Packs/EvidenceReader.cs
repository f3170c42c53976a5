using System.Text.Json;
using Portal.Domain.Cases;
using Portal.Domain.Obligations;
using Portal.Domain.Rulebook;

namespace Portal.Packs;

/// <summary>Reads what an obligation of a pack asks for, and the lists of things that it may be asked of.</summary>
internal sealed class EvidenceReader
{
    private static readonly Dictionary<string, EvidenceItemKind> Kinds = PackReader.Words<EvidenceItemKind>();
    private static readonly Dictionary<string, EvidenceTake> Takes = PackReader.Words<EvidenceTake>();
    private static readonly EvidenceForm Photograph = new([new EvidenceItem(EvidenceForm.PhotoKey, new Wording("照片", "Photograph"), EvidenceItemKind.Photo)]);

    /// <summary>A special service is asked for by a home; nobody finds one on a round.</summary>
    private static readonly Dictionary<string, CaseKind> Cases = PackReader.Words<CaseKind>().Where(pair => pair.Value != CaseKind.Service).ToDictionary(StringComparer.Ordinal);

    private readonly HashSet<string> _lists = new(StringComparer.Ordinal);
    private readonly Func<PackPlace, RuleValue> _number;
    private readonly Func<PackPlace, string> _parameter;

    /// <param name="number">Reads a number or the parameter that gives it.</param>
    /// <param name="parameter">Reads the key of a parameter of the pack.</param>
    public EvidenceReader(Func<PackPlace, RuleValue> number, Func<PackPlace, string> parameter) => (_number, _parameter) = (number, parameter);

    public IReadOnlyList<ThingList> ReadLists(PackPlace pack)
    {
        var lists = new List<ThingList>();
        foreach (var place in pack.Each("lists"))
        {
            place.IsObject(["key", "zh", "en"], ["staff"]);
            lists.Add(new ThingList(place.Text("key"), new Wording(place.Text("zh"), place.Text("en"))) { IsStaff = place.Truth("staff") });
            if (!_lists.Add(lists[^1].Key))
            {
                place.Find("key")?.Wrong("this list stands here twice");
            }
        }

        return lists;
    }

    public EvidenceForm Read(PackPlace obligation, Evidence evidence)
    {
        if (obligation.Find("form") is not { } form)
        {
            if (evidence == Evidence.Checklist)
            {
                obligation.Wrong("a checklist needs a form that names its items");
            }

            return evidence == Evidence.Photo ? Photograph : EvidenceForm.None;
        }

        var keys = new HashSet<string>(StringComparer.Ordinal);
        var items = obligation.Each("form").Select(place => ReadItem(place, keys)).ToList();
        foreach (var place in obligation.Each("form"))
        {
            CheckNumber(place.Find("partOf"), items);
            CheckNumber(place.Find("against") is { Element.ValueKind: JsonValueKind.String } same ? same : null, items);
        }

        if (items.Count == 0)
        {
            form.Wrong("a form has at least one item");
        }
        else if (evidence == Evidence.Photo && !items.Exists(item => item is { Kind: EvidenceItemKind.Photo, IsRequired: true }))
        {
            form.Wrong("a photograph is the evidence, and no required item asks for one");
        }

        return new EvidenceForm(items);
    }

    private EvidenceItem ReadItem(PackPlace place, HashSet<string> keys)
    {
        place.IsObject(["key", "zh", "en", "kind"], ["required", "unit", "min", "max", "norm", "choices", "from", "rotate", "each", "fault", "against", "partOf", "when", "unless"]);
        if (!keys.Add(place.Text("key")))
        {
            place.Find("key")?.Wrong("this item stands here twice");
        }

        var item = new EvidenceItem(place.Text("key"), new Wording(place.Text("zh"), place.Text("en")), place.OneOf("kind", Kinds))
        {
            IsRequired = place.Find("required") is null || place.Truth("required"),
            Unit = place.Find("unit") is { } unit ? ReadWording(unit) : null,
            Least = place.Number("min"),
            Most = place.Number("max"),
            Choices = ReadChoices(place),
            Each = place.Find("each") is null ? null : ReadList(place, "each"),
            From = place.Find("from") is null ? null : ReadList(place, "from"),
            IsRotated = place.Truth("rotate"),
            Against = place.Find("against") is { } against ? ReadAgainst(against) : null,
            PartOf = place.Find("partOf") is null ? null : place.Text("partOf"),
            GoesTo = ReadRoute(place),
            When = ReadCondition(place),
        };
        CheckKind(place, item);
        return ReadNorm(place, item);
    }

    private static void CheckKind(PackPlace place, EvidenceItem item)
    {
        if (item.Least > item.Most)
        {
            place.Wrong($"min {item.Least} is above max {item.Most}");
        }

        foreach (var member in item.Kind == EvidenceItemKind.Number ? [] : new[] { "unit", "min", "max", "norm", "against", "partOf" })
        {
            place.Find(member)?.Wrong("only a number has this");
        }

        if (item.Kind != EvidenceItemKind.OkOrFault)
        {
            place.Find("fault")?.Wrong("only an item that is in order or at fault has this");
        }

        if (item.Kind == EvidenceItemKind.Choice != (item.Choices.Count > 1 || item.From is not null))
        {
            place.Wrong(item.Kind == EvidenceItemKind.Choice ? "a choice has at least two choices" : "only a choice has choices");
        }

        if (item.From is not null && item.Choices.Count > 0)
        {
            place.Find("from")?.Wrong("a choice has either choices or a list to choose from");
        }

        if (item.IsRotated && item.From is null)
        {
            place.Find("rotate")?.Wrong("only what is chosen from a list goes in rotation");
        }
    }

    private static void CheckNumber(PackPlace? place, List<EvidenceItem> items)
    {
        if (place is { Element.ValueKind: JsonValueKind.String } named && !items.Exists(item => item.Key == named.Element.GetString() && item.Kind == EvidenceItemKind.Number))
        {
            named.Wrong("no number of this form");
        }
    }

    private static EvidenceAgainst ReadAgainst(PackPlace place)
    {
        if (place.Element.ValueKind == JsonValueKind.String)
        {
            return new EvidenceAgainst(null, place.Element.GetString()!, EvidenceTake.Last);
        }

        place.IsObject(["obligation", "item", "take"]);
        return new EvidenceAgainst(place.Text("obligation"), place.Text("item"), place.OneOf("take", Takes));
    }

    private static FaultRoute? ReadRoute(PackPlace item)
    {
        if (item.Find("fault") is not { } place)
        {
            return null;
        }

        place.IsObject([], ["case", "tell"]);
        if (place.Find("case") is null && place.Find("tell") is null)
        {
            place.Wrong("a fault opens a case or tells somebody");
        }

        return new FaultRoute(
            place.Find("case") is null ? null : place.OneOf("case", Cases),
            place.Find("tell") is null ? null : ObligationReader.ReadAudience(place, "tell"));
    }

    private EvidenceItem ReadNorm(PackPlace place, EvidenceItem item)
    {
        if (place.Find("norm") is not { } norm || item.Kind != EvidenceItemKind.Number)
        {
            return item;
        }

        norm.IsObject([], ["from", "to"]);
        return item with
        {
            NormFrom = norm.Find("from") is { } from ? _number(from) : null,
            NormTo = norm.Find("to") is { } to ? _number(to) : null,
        };
    }

    private static List<EvidenceChoice> ReadChoices(PackPlace item)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var choices = new List<EvidenceChoice>();
        foreach (var place in item.Each("choices"))
        {
            place.IsObject(["key", "zh", "en"]);
            choices.Add(new EvidenceChoice(place.Text("key"), new Wording(place.Text("zh"), place.Text("en"))));
            if (!keys.Add(choices[^1].Key))
            {
                place.Find("key")?.Wrong("this choice stands here twice");
            }
        }

        return choices;
    }

    private string ReadList(PackPlace item, string member)
    {
        var list = item.Text(member);
        if (!_lists.Contains(list))
        {
            item.Find(member)?.Wrong($"no list of this pack: {list}");
        }

        return list;
    }

    private EvidenceCondition? ReadCondition(PackPlace item)
    {
        if (item.Find("when") is { } && item.Find("unless") is { } both)
        {
            both.Wrong("an item has either when or unless");
        }

        if ((item.Find("when") ?? item.Find("unless")) is not { } place)
        {
            return null;
        }

        place.IsObject(["parameter", "is"]);
        return new EvidenceCondition(_parameter(place), place.Text("is"), item.Find("when") is null);
    }

    private static Wording ReadWording(PackPlace place)
    {
        place.IsObject(["zh", "en"]);
        return new Wording(place.Text("zh"), place.Text("en"));
    }
}
