using System.Globalization;
using System.Text.Json.Nodes;

namespace Portal.Tests.Packs;

/// <summary>Packs of tests, with a fault in one place.</summary>
internal static class PackJson
{
    /// <summary>The pack with another value at a path, e.g. <c>$.lists[0].key</c>.</summary>
    public static string With(string pack, string path, string json)
    {
        var root = JsonNode.Parse(pack)!;
        var node = root;
        var steps = path.Replace("[", ".[", StringComparison.Ordinal).Split('.')[1..];
        foreach (var step in steps[..^1])
        {
            node = step[0] == '[' ? node![int.Parse(step[1..^1], CultureInfo.InvariantCulture)] : node![step];
        }

        var value = JsonNode.Parse(json);
        if (steps[^1][0] == '[')
        {
            node![int.Parse(steps[^1][1..^1], CultureInfo.InvariantCulture)] = value;
        }
        else
        {
            node![steps[^1]] = value;
        }

        return root.ToJsonString();
    }
}
