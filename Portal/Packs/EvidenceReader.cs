using System.Globalization;
using System.Text.Json;
using Portal.Domain.Cases;
using Portal.Domain.Obligations;
using Portal.Domain.Rulebook;

namespace Portal.Packs;

/// <summary>Reads what an obligation of a pack asks for, and the lists of things that it may be asked of.</summary>
internal sealed class EvidenceReader
{
    private static readonly Dictionary<string, EvidenceItemKind> Kinds = PackReader.Words<EvidenceItemKind>();
    private static readonly Dictionary<string, StockDirection> Directions = PackReader.Words<StockDirection>();
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
            place.IsObject(["key", "zh", "en"], ["staff", "number", "register"]);
            lists.Add(new ThingList(place.Text("key"), new Wording(place.Text("zh"), place.Text("en")))
            {
                IsStaff = place.Truth("staff"),
                Number = place.Find("number") is { } number ? ReadWording(number) : null,
                Entries = place.Find("register") is { } register ? ReadEntries(register) : null,
            });
            if (lists[^1].Entries is not null && (lists[^1].IsStaff || lists[^1].Number is not null))
            {
                place.Find("register")?.Wrong("the entries of a register are neither staff nor have numbers");
            }

            if (!_lists.Add(lists[^1].Key))
            {
                place.Find("key")?.Wrong("this list stands here twice");
            }
        }

        return lists;
    }

    private ListedEntries ReadEntries(PackPlace place)
    {
        place.IsObject(["of", "stage"], ["daysSince"]);
        var days = place.Find("daysSince") is { } since ? _number(since) : RuleValue.Of("0");
        if (days.Literal is { } literal && !uint.TryParse(literal, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            place.Find("daysSince")?.Wrong("whole days are expected, 0 or more");
        }

        return new ListedEntries(place.Text("of"), place.Text("stage"), days);
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

        var items = ReadItems(obligation, new HashSet<string>(StringComparer.Ordinal), []);
        foreach (var place in obligation.Each("form"))
        {
            CheckNumber(place.Find("partOf"), items);
            CheckNumber(place.Find("against") is { Element.ValueKind: JsonValueKind.String } same ? same : null, items);
        }

        if (items.Count == 0)
        {
            form.Wrong("a form has at least one item");
        }
        else if (evidence == Evidence.Photo && !items.Any(item => item is { Kind: EvidenceItemKind.Photo, IsRequired: true }))
        {
            form.Wrong("a photograph is the evidence, and no required item asks for one");
        }

        return new EvidenceForm(items);
    }

    /// <summary>The items of the member <c>form</c>.</summary>
    /// <param name="owner">The obligation, or the stage of a register.</param>
    /// <param name="keys">Keys that are taken; those of the items are added.</param>
    /// <param name="before">Items of earlier stages, which these may speak of.</param>
    public IReadOnlyList<EvidenceItem> ReadItems(PackPlace owner, HashSet<string> keys, IReadOnlyList<EvidenceItem> before)
    {
        EvidenceItem[] items = [.. owner.Each("form").Select(place => ReadItem(place, keys))];
        EvidenceItem[] known = [.. before, .. items];
        foreach (var (index, place) in owner.Each("form").Index())
        {
            var (item, stock) = (items[index], ReadStock(place, items[index], known));
            items[index] = item with { MostOf = ReadMost(place, known), DifferenceOf = ReadDifference(place, known), Stock = stock, Least = stock is null ? item.Least : item.Least ?? 0 };
        }

        return items;
    }

    private static string? ReadMost(PackPlace item, EvidenceItem[] known)
    {
        CheckNumber(item.Find("most"), known);
        return item.Find("most") is null ? null : item.Text("most");
    }

    private static EvidenceDifference? ReadDifference(PackPlace item, EvidenceItem[] known)
    {
        if (item.Find("is") is not { } place)
        {
            return null;
        }

        PackPlace[] numbers = [.. item.Each("is")];
        if (numbers.Length != 2 || Array.Exists(numbers, number => number.Element.ValueKind != JsonValueKind.String))
        {
            place.Wrong("the keys of two numbers are expected: the whole, and the part that is taken from it");
            return null;
        }

        Array.ForEach(numbers, number => CheckNumber(number, known));
        return new EvidenceDifference(numbers[0].Element.GetString()!, numbers[1].Element.GetString()!);
    }

    private static StockMove? ReadStock(PackPlace place, EvidenceItem item, EvidenceItem[] known)
    {
        if (place.Find("stock") is not { } stock)
        {
            return null;
        }

        stock.IsObject(["move"], ["of"]);
        if (item.Least < 0)
        {
            place.Find("min")?.Wrong("what moves the stock is 0 or more");
        }

        var of = stock.Find("of") is null ? null : stock.Text("of");
        var list = of is null ? item.Each : Array.Find(known, one => one.Key == of)?.From;
        if (list is null)
        {
            (stock.Find("of") ?? stock).Wrong(of is null ? "the article is missing: of, or each" : "no item that is chosen from a list");
        }

        return new StockMove(stock.OneOf("move", Directions), of, list ?? "");
    }

    private EvidenceItem ReadItem(PackPlace place, HashSet<string> keys)
    {
        place.IsObject(
            ["key", "zh", "en", "kind"],
            ["required", "unit", "min", "max", "norm", "choices", "from", "rotate", "each", "fault", "against", "partOf", "most", "is", "stock", "when", "unless"]);
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

        if (item.Kind is not (EvidenceItemKind.Number or EvidenceItemKind.Date))
        {
            place.Find("norm")?.Wrong("only a number has this, and a date: its days of the month");
        }

        foreach (var member in item.Kind == EvidenceItemKind.Number ? [] : new[] { "unit", "min", "max", "against", "partOf", "most", "is", "stock" })
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

    private static void CheckNumber(PackPlace? place, IReadOnlyList<EvidenceItem> items)
    {
        if (place is { Element.ValueKind: JsonValueKind.String } named && !items.Any(item => item.Key == named.Element.GetString() && item.Kind == EvidenceItemKind.Number))
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
        if (place.Find("norm") is not { } norm || item.Kind is not (EvidenceItemKind.Number or EvidenceItemKind.Date))
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
