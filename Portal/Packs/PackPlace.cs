using System.Text.Json;

namespace Portal.Packs;

/// <summary>
/// A place in a pack's JSON that knows its path and collects what is wrong there. Reading goes on after a problem, so
/// that an editor sees all of them at once.
/// </summary>
internal readonly struct PackPlace(string file, string path, JsonElement element, List<PackProblem> problems)
{
    public JsonElement Element { get; } = element;

    public void Wrong(string reason) => problems.Add(new PackProblem(file, path, reason));

    /// <summary>Whether this is an object that has all the required members and no others than the named ones.</summary>
    public bool IsObject(ReadOnlySpan<string> required, ReadOnlySpan<string> optional = default)
    {
        if (Element.ValueKind != JsonValueKind.Object)
        {
            Wrong("an object is expected");
            return false;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in Element.EnumerateObject())
        {
            if (!seen.Add(member.Name))
            {
                At(member.Name, member.Value).Wrong("this member stands here twice");
            }

            if (!required.Contains(member.Name) && !optional.Contains(member.Name))
            {
                At(member.Name, member.Value).Wrong("unknown key");
            }
        }

        var complete = true;
        foreach (var name in required)
        {
            if (!seen.Contains(name))
            {
                Wrong($"the member \"{name}\" is missing");
                complete = false;
            }
        }

        return complete;
    }

    /// <summary>The member's place; null when there is none.</summary>
    public PackPlace? Find(string name) =>
        Element.ValueKind == JsonValueKind.Object && Element.TryGetProperty(name, out var member) ? At(name, member) : null;

    /// <summary>The elements of a list; none when the member is absent, a problem when it is no list.</summary>
    public IEnumerable<PackPlace> Each(string name)
    {
        if (Find(name) is not { } list)
        {
            return [];
        }

        if (list.Element.ValueKind != JsonValueKind.Array)
        {
            list.Wrong("a list is expected");
            return [];
        }

        return list.Items();
    }

    /// <summary>A text with something in it.</summary>
    public string Text(string name)
    {
        if (Find(name) is not { } place)
        {
            return "";
        }

        var text = place.Element.ValueKind == JsonValueKind.String ? place.Element.GetString()!.Trim() : "";
        if (text.Length == 0)
        {
            place.Wrong("a text is expected");
        }

        return text;
    }

    /// <summary>One of the named words.</summary>
    public T OneOf<T>(string name, IReadOnlyDictionary<string, T> words)
    {
        if (Find(name) is not { } place)
        {
            return default!;
        }

        if (place.Element.ValueKind == JsonValueKind.String && words.TryGetValue(place.Element.GetString()!, out var value))
        {
            return value;
        }

        place.Wrong("one of these is expected: " + string.Join(", ", words.Keys.Order(StringComparer.Ordinal)));
        return default!;
    }

    /// <summary>A number, or null where the member is absent.</summary>
    public decimal? Number(string name)
    {
        if (Find(name) is not { } place)
        {
            return null;
        }

        if (place.Element.ValueKind == JsonValueKind.Number && place.Element.TryGetDecimal(out var number))
        {
            return number;
        }

        place.Wrong("a number is expected");
        return null;
    }

    /// <summary>A truth value; false where the member is absent.</summary>
    public bool Truth(string name)
    {
        if (Find(name) is not { } place)
        {
            return false;
        }

        if (place.Element.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            place.Wrong("true or false is expected");
        }

        return place.Element.ValueKind == JsonValueKind.True;
    }

    /// <summary>The elements of this list.</summary>
    public IEnumerable<PackPlace> Items()
    {
        var index = 0;
        foreach (var item in Element.EnumerateArray())
        {
            yield return new PackPlace(file, $"{path}[{index++}]", item, problems);
        }
    }

    private PackPlace At(string name, JsonElement member) => new(file, $"{path}.{name}", member, problems);
}
