using System.Text.Json;
using Portal.Domain.Obligations;

namespace Portal.Packs;

/// <summary>Reads the events that closing an obligation tells.</summary>
internal static class TellingReader
{
    /// <summary>What an obligation tells: a name, an event with its condition, or a list of these.</summary>
    public static IReadOnlyList<Telling> Read(PackPlace obligation, EvidenceForm form) => obligation.Find("tells") switch
    {
        null => [],
        { Element.ValueKind: JsonValueKind.Array } list => [.. list.Items().Select(place => ReadOne(place, form))],
        { } one => [ReadOne(one, form)],
    };

    private static Telling ReadOne(PackPlace place, EvidenceForm form)
    {
        if (place.Element.ValueKind == JsonValueKind.String && place.Element.GetString() is { Length: > 0 } name)
        {
            return new Telling(name);
        }

        if (!place.IsObject(["event"], ["when", "unless", "repeats"]))
        {
            return new Telling("");
        }

        if (place.Find("when") is not null && place.Find("unless") is { } both)
        {
            both.Wrong("an event has either when or unless");
        }

        return new Telling(place.Text("event"))
        {
            When = (place.Find("when") ?? place.Find("unless")) is { } condition ? ReadCondition(condition, form, place.Find("when") is null) : null,
            Repeats = place.Truth("repeats"),
        };
    }

    /// <summary>An answer of a form: its item, and what it is.</summary>
    public static AnswerCondition ReadCondition(PackPlace place, EvidenceForm form, bool isExcept)
    {
        place.IsObject(["item", "is"]);
        var (key, value) = (place.Text("item"), place.Text("is"));
        if (form.Items.FirstOrDefault(item => item.Key == key) is not { } asked)
        {
            place.Find("item")?.Wrong($"no item of this form: {key}");
        }
        else if (!asked.Read(value).IsDone)
        {
            place.Find("is")?.Wrong($"no answer to {key}: {value}");
        }

        return new AnswerCondition(key, value, isExcept);
    }
}
