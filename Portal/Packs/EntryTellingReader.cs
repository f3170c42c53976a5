using Portal.Domain.Obligations;
using Portal.Domain.Registers;

namespace Portal.Packs;

/// <summary>Reads the events that the entries of a register tell.</summary>
internal static class EntryTellingReader
{
    public static IEnumerable<RegisterTelling> Read(PackPlace register, RegisterBook book, IReadOnlyList<ThingList> lists)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        var form = new EvidenceForm(book.Items);
        foreach (var place in register.Each("tells"))
        {
            place.IsObject(["event", "at"], ["settledBy", "when", "unless", "daily", "perHolder", "plusYearsOf", "until"]);
            if (place.Find("when") is not null && place.Find("unless") is { } both)
            {
                both.Wrong("an event has either when or unless");
            }

            var telling = new RegisterTelling(place.Text("event"), place.Text("at"), book.Find(place.Text("at")) is null)
            {
                SettledBy = place.Find("settledBy") is null ? null : place.Text("settledBy"),
                When = (place.Find("when") ?? place.Find("unless")) is { } condition ? TellingReader.ReadCondition(condition, form, place.Find("when") is null) : null,
                IsDaily = place.Truth("daily"),
                IsPerHolder = place.Truth("perHolder"),
                Until = place.Find("until") is null ? null : place.Text("until"),
                PlusYearsOf = place.Find("plusYearsOf") is null ? null : place.Text("plusYearsOf"),
            };
            Check(place, telling, book, lists);
            yield return told.Add(telling.Event) ? telling : telling with { Mark = telling.At };
        }
    }

    private static void Check(PackPlace place, RegisterTelling telling, RegisterBook book, IReadOnlyList<ThingList> lists)
    {
        if (telling.IsAtDate && !book.Items.Any(item => item.Key == telling.At && item is { Kind: EvidenceItemKind.Date, Each: null }))
        {
            place.Find("at")?.Wrong("a stage of this register is expected, or a date of it");
        }

        if (!telling.IsAtDate && book.Items.Any(item => item.Key == telling.At && item.Kind == EvidenceItemKind.Date))
        {
            place.Find("at")?.Wrong("a stage and a date have this key: which of them is not said");
        }

        if (telling.SettledBy is { } settling && book.Find(settling) is null)
        {
            place.Find("settledBy")?.Wrong($"no stage of this register: {settling}");
        }
        else if (telling.SettledBy is { } later && !telling.IsAtDate && !IsBefore(book, telling.At, later))
        {
            place.Find("settledBy")?.Wrong("what settles it comes after the stage that tells it");
        }

        if (telling.IsPerHolder && !telling.IsDaily)
        {
            place.Find("perHolder")?.Wrong("only what is told daily is told once for each holder");
        }

        if (telling.Until is { } end && (!telling.IsDaily || !book.Items.Any(item => item.Key == end && item is { Kind: EvidenceItemKind.Date, Each: null })))
        {
            place.Find("until")?.Wrong("a date of this register is expected, of what is told daily");
        }

        if (telling.PlusYearsOf is { } choice
            && (book.Items.FirstOrDefault(item => item.Key == choice) is not { From: { } list, Each: null } || !lists.Any(one => one.Key == list && one.Number is not null)))
        {
            place.Find("plusYearsOf")?.Wrong("the key of an item is expected that is chosen from a list whose things have numbers");
        }

        if (telling is { PlusYearsOf: not null, IsDaily: true })
        {
            place.Find("plusYearsOf")?.Wrong("what is told daily begins at once");
        }
    }

    private static bool IsBefore(RegisterBook book, string stage, string other) =>
        book.Stages.SkipWhile(one => one.Key != stage).Skip(1).Any(one => one.Key == other);
}
