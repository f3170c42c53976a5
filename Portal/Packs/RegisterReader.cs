using System.Text.Json;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Domain.Registers;
using Portal.Domain.Rulebook;

namespace Portal.Packs;

/// <summary>Reads the registers of a pack.</summary>
/// <param name="citations">Reads the clauses that it carries out.</param>
/// <param name="forms">Reads forms.</param>
/// <param name="lists">The lists of the pack.</param>
internal sealed class RegisterReader(CitationReader citations, EvidenceReader forms, IReadOnlyList<ThingList> lists)
{
    /// <summary>What only an occurrence of an obligation can follow.</summary>
    private static readonly string[] OfOccurrences = ["fault", "rotate", "against", "partOf"];

    private static readonly Dictionary<string, RegisterHolder> Holders = new(StringComparer.Ordinal)
    {
        ["writer"] = new RegisterHolder.Writer(),
        ["steward"] = new RegisterHolder.Steward(),
    };

    /// <summary>Key of the item that an order fills, of each article.</summary>
    private const string Ordered = "quantity";

    public IReadOnlyList<RegisterBook> Read(PackPlace pack)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        RegisterBook[] books = [.. pack.Each("registers").Select(place => ReadBook(place, keys))];
        foreach (var (list, place) in lists.Zip(pack.Each("lists")))
        {
            if (list.Entries is { } entries && place.Find("register") is { } named)
            {
                CheckEntries(named, entries, Array.Find(books, book => book.Key == entries.Register));
            }
        }

        return books;
    }

    /// <summary>A stage fulfils an obligation of the same pack.</summary>
    public static void CheckFulfilled(PackPlace pack, RulePack read)
    {
        foreach (var (stage, place) in read.Registers.Zip(pack.Each("registers")).SelectMany(one => one.First.Stages.Zip(one.Second.Each("stages"))).Where(one => one.First.Fulfils is not null))
        {
            if (read.Obligations.All(obligation => obligation.Key != stage.Fulfils))
            {
                place.Find("fulfils")?.Wrong($"no obligation of this pack: {stage.Fulfils}");
            }
        }
    }

    /// <summary>An order goes into a register that takes a quantity of each article that the obligation counts.</summary>
    public static void CheckOrders(PackPlace pack, RulePack read)
    {
        foreach (var (obligation, place) in read.Obligations.Zip(pack.Each("obligations")).Where(one => one.First.Orders is not null))
        {
            var moved = obligation.Form.Items.Select(item => item.Stock?.List).OfType<string>().Distinct().ToArray();
            var book = read.Registers.FirstOrDefault(one => one.Key == obligation.Orders);
            if (book is null)
            {
                place.Find("orders")?.Wrong($"no register of this pack: {obligation.Orders}");
            }
            else if (moved.Length == 0)
            {
                place.Find("orders")?.Wrong("no item of this form moves the stock");
            }
            else if (book.Stages[0].Form.Items.All(item => item.Key != Ordered || item.Kind != EvidenceItemKind.Number || !moved.Contains(item.Each)))
            {
                place.Find("orders")?.Wrong($"the first stage of {book.Key} has no number \"{Ordered}\" of each of {string.Join(", ", moved)}");
            }
        }
    }

    private RegisterBook ReadBook(PackPlace place, HashSet<string> keys)
    {
        place.IsObject(["key", "zh", "en", "clauses", "stages"], ["title", "holder", "write", "tells", "round"]);
        if (!keys.Add(place.Text("key")))
        {
            place.Find("key")?.Wrong("this register stands here twice");
        }

        var stages = ReadStages(place);
        if (stages.Count == 0)
        {
            place.Find("stages")?.Wrong("a register has at least one stage");
            stages = [new RegisterStage("", new Wording("", ""), EvidenceForm.None)];
        }

        var book = new RegisterBook(place.Text("key"), new Wording(place.Text("zh"), place.Text("en")), citations.Read(place), stages)
        {
            WrittenBy = ReadRole(place, "write"),
        };
        if (place.Find("round") is { } round)
        {
            book = book with { Round = place.Text("round") };
            if (book.Unit is null)
            {
                round.Wrong("a round goes to units: no item of this register names one");
            }
        }

        book = book with { Title = ReadTitle(place, book), Holder = ReadHolder(place, book) };
        return book with { Tells = [.. EntryTellingReader.Read(place, book, lists)] };
    }

    private List<RegisterStage> ReadStages(PackPlace register)
    {
        var (stages, keys, items) = (new List<RegisterStage>(), new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var place in register.Each("stages"))
        {
            place.IsObject(["key", "zh", "en", "form"], ["by", "otherThan", "endsOn", "when", "fulfils"]);
            var before = stages.SelectMany(stage => stage.Form.Items).ToList();
            var form = new EvidenceForm(forms.ReadItems(place, items, before));
            var known = new EvidenceForm([.. before, .. form.Items]);
            foreach (var member in place.Each("form").SelectMany(item => OfOccurrences.Select(item.Find)).OfType<PackPlace>())
            {
                member.Wrong("only an obligation's item has this");
            }

            if (form.Items.Count == 0)
            {
                place.Find("form")?.Wrong("a form has at least one item");
            }

            if (place.Find("otherThan") is { } other && !keys.Contains(place.Text("otherThan")))
            {
                other.Wrong("no earlier stage");
            }

            if (place.Find("when") is { } first && stages.Count == 0)
            {
                first.Wrong("the first stage is always done");
            }

            if (!keys.Add(place.Text("key")))
            {
                place.Find("key")?.Wrong("this stage stands here twice");
            }

            stages.Add(new RegisterStage(place.Text("key"), new Wording(place.Text("zh"), place.Text("en")), form)
            {
                By = ReadRole(place, "by"),
                OtherThan = place.Find("otherThan") is null ? null : place.Text("otherThan"),
                EndsOn = place.Find("endsOn") is { } end ? TellingReader.ReadCondition(end, known, false) : null,
                When = place.Find("when") is { } when ? ReadCondition(when, new EvidenceForm(before)) : null,
                Fulfils = place.Find("fulfils") is null ? null : place.Text("fulfils"),
            });
        }

        return stages;
    }

    private static StageCondition ReadCondition(PackPlace place, EvidenceForm before)
    {
        if (place.Find("item") is not null)
        {
            return new StageCondition.Answered(TellingReader.ReadCondition(place, before, false));
        }

        place.IsObject(["more", "than"]);
        foreach (var number in new[] { place.Find("more"), place.Find("than") }.OfType<PackPlace>())
        {
            if (number.Element.ValueKind != JsonValueKind.String || !before.Items.Any(item => item.Key == number.Element.GetString() && item.Kind == EvidenceItemKind.Number))
            {
                number.Wrong("no number of an earlier stage");
            }
        }

        return new StageCondition.More(place.Text("more"), place.Text("than"));
    }

    private static string[] ReadTitle(PackPlace register, RegisterBook book)
    {
        var first = book.Stages[0].Form.Items;
        var title = new List<string>();
        foreach (var place in register.Each("title"))
        {
            var key = place.Element.ValueKind == JsonValueKind.String ? place.Element.GetString()! : "";
            if (!first.Any(item => item.Key == key && !item.IsAttachment))
            {
                place.Wrong($"no item of the first stage that can be read: {key}");
            }

            title.Add(key);
        }

        return title.Count > 0 ? [.. title] : [.. first.Where(item => !item.IsAttachment && item.Kind != EvidenceItemKind.Tick).Take(1).Select(item => item.Key)];
    }

    private RegisterHolder ReadHolder(PackPlace register, RegisterBook book)
    {
        if (register.Find("holder") is not { } place)
        {
            return new RegisterHolder.Writer();
        }

        var name = register.Text("holder");
        if (Holders.TryGetValue(name, out var holder))
        {
            if (holder is RegisterHolder.Steward && book.Unit is null)
            {
                place.Wrong("no item names the unit whose steward it is");
            }

            return holder;
        }

        if (book.Items.FirstOrDefault(item => item.Key == name) is not { From: { } list, Each: null } || !lists.Any(one => one.Key == list && one.IsStaff))
        {
            place.Wrong("writer, steward, or the key of an item that is chosen from a list of the staff is expected");
        }

        return new RegisterHolder.Chosen(name);
    }

    private static string? ReadRole(PackPlace parent, string member)
    {
        if (parent.Find(member) is not { } place)
        {
            return null;
        }

        var role = parent.Text(member);
        if (Roles.All.All(one => one.Key != role))
        {
            place.Wrong($"no role: {role}");
        }

        return role;
    }

    private static void CheckEntries(PackPlace place, ListedEntries entries, RegisterBook? book)
    {
        if (book is null)
        {
            place.Find("of")?.Wrong($"no register of this pack: {entries.Register}");
        }
        else if (book.Find(entries.Stage) is null)
        {
            place.Find("stage")?.Wrong($"no stage of {book.Key}: {entries.Stage}");
        }
    }
}
