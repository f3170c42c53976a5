using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Packs;

namespace Portal.Tests.Packs;

/// <summary>What a pack may not be, each with the place and the reason that its editor is told.</summary>
public sealed class PackReaderTests
{
    private const string Good = """
        {
          "id": "sample",
          "name": { "zh": "样例", "en": "Sample" },
          "about": { "zh": "样例。", "en": "A sample." },
          "origin": "documents",
          "clauses": [
            { "id": "X-001", "area": "duty", "class": "remind", "source": "000 §1", "zh": "每班巡查。", "en": "Patrol each shift.",
              "who": { "zh": "班长", "en": "Team leader" },
              "parameters": [ { "key": "patrol_min", "zh": "间隔", "en": "Interval", "unit": "minutes", "value": 15, "min": 1, "max": 60 } ] }
          ],
          "ladders": [
            { "id": "team", "steps": [ { "after": 10, "to": { "superiors": true } } ], "then": "office" },
            { "id": "office", "steps": [ { "after": 60, "to": { "role": "manager" }, "channel": "mail" } ] }
          ],
          "obligations": [
            { "key": "patrol", "zh": "巡查", "en": "Patrol", "clauses": [ "X-001" ],
              "trigger": { "during": { "parameter": "patrol_min" }, "unit": "minutes", "post": "gate" },
              "audience": { "onDuty": "gate" }, "evidence": "confirm", "ladder": "team" }
          ]
        }
        """;

    [Fact]
    public void Pack_WithoutFault_IsRead()
    {
        var reading = PackReader.Read("sample.json", Good);

        Assert.Empty(reading.Problems);
        var obligation = Assert.Single(reading.Pack!.Obligations);
        Assert.Equal([TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(60)], obligation.Ladder.Select(step => step.After));
        Assert.Equal(["patrol_min"], obligation.Parameters);
    }

    [Theory]
    [InlineData("$.colour", "\"red\"", "$.colour", "unknown key")]
    [InlineData("$.clauses[0].tone", "1", "$.clauses[0].tone", "unknown key")]
    [InlineData("$.clauses[0].area", "\"cooking\"", "$.clauses[0].area", "one of these is expected")]
    [InlineData("$.clauses[0].class", "\"maybe\"", "$.clauses[0].class", "one of these is expected")]
    [InlineData("$.clauses[0].zh", "\" \"", "$.clauses[0].zh", "a text is expected")]
    [InlineData("$.clauses[0].parameters[0].unit", "\"furlong\"", "$.clauses[0].parameters[0].unit", "one of these is expected")]
    [InlineData("$.clauses[0].parameters[0].value", "61", "$.clauses[0].parameters[0].value", "out-of-range")]
    [InlineData("$.clauses[0].parameters[0].value", "\"soon\"", "$.clauses[0].parameters[0].value", "not-a-number")]
    [InlineData("$.clauses[0].parameters[0].min", "70", "$.clauses[0].parameters[0]", "above max")]
    [InlineData("$.ladders[1].then", "\"team\"", "$.ladders[0].then", "would never end")]
    [InlineData("$.ladders[0].then", "\"roof\"", "$.ladders[0].then", "no ladder of this pack")]
    [InlineData("$.ladders[0].steps[0].after", "-1", "$.ladders[0].steps[0].after", "0 or more")]
    [InlineData("$.obligations[0].audience", "{}", "$.obligations[0].audience", "one of these is expected")]
    [InlineData("$.obligations[0].audience", "{\"role\":\"king\"}", "$.obligations[0].audience.role", "no role")]
    [InlineData("$.obligations[0].clauses", "[]", "$.obligations[0].clauses", "at least one clause")]
    [InlineData("$.obligations[0].clauses[0]", "\"X-009\"", "$.obligations[0].clauses[0]", "no clause of this pack")]
    [InlineData("$.obligations[0].trigger.during.parameter", "\"speed\"", "$.obligations[0].trigger.during", "no parameter of this pack")]
    [InlineData("$.obligations[0].ladder", "\"roof\"", "$.obligations[0].ladder", "no ladder of this pack")]
    [InlineData("$.obligations[0].trigger", "{\"at\":[\"25:00\"],\"on\":\"everyday\"}", "$.obligations[0].trigger.at[0]", "not-a-time")]
    [InlineData("$.obligations[0].trigger", "{\"at\":[\"08:00\"]}", "$.obligations[0].trigger", "the days are missing")]
    [InlineData("$.id", "\"other\"", "$.id", "the file of this pack has to be other.json")]
    public void Pack_WithAFault_IsRefusedAndThePlaceNamed(string set, string json, string path, string reason)
    {
        var reading = PackReader.Read("sample.json", With(set, json));

        Assert.Null(reading.Pack);
        Assert.Contains(reading.Problems, problem => problem.File == "sample.json" && problem.Path.StartsWith(path, StringComparison.Ordinal) && problem.Reason.Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public void Pack_WithoutAMember_IsRefused()
    {
        var reading = PackReader.Read("sample.json", Good.Replace("\"origin\": \"documents\",", "", StringComparison.Ordinal));

        Assert.Contains(reading.Problems, problem => problem is { Path: "$" } && problem.Reason.Contains("\"origin\" is missing", StringComparison.Ordinal));
    }

    [Fact]
    public void Pack_ThatIsNoJson_IsRefused() => Assert.Null(PackReader.Read("sample.json", "{ \"id\": ").Pack);

    [Fact]
    public void Library_WithAClauseInTwoPacks_IsRefused()
    {
        var twin = Good.Replace("\"sample\"", "\"twin\"", StringComparison.Ordinal).Replace("\"patrol\"", "\"patrol-twin\"", StringComparison.Ordinal);

        var refused = Assert.Throws<PackFormatException>(() => PackLibrary.Of([("sample.json", Good), ("twin.json", twin)]));

        Assert.Equal(["twin.json $.clauses[0].id: the clause X-001 already stands in sample.json"], refused.Problems.Select(problem => problem.ToString()));
    }

    /// <summary>The schema serves editors; it must know the same members as the reader.</summary>
    [Fact]
    public void Schema_OfEditors_KnowsTheMembersThatTheReaderKnows()
    {
        using var stream = File.OpenRead(Support.Repository.File("Portal", "Packs", "pack.schema.json"));
        using var schema = JsonDocument.Parse(stream);
        var definitions = schema.RootElement.GetProperty("$defs");

        foreach (var (definition, place) in new[] { ("clause", "$.clauses[0]"), ("parameter", "$.clauses[0].parameters[0]"), ("obligation", "$.obligations[0]") })
        {
            foreach (var member in definitions.GetProperty(definition).GetProperty("properties").EnumerateObject())
            {
                var reading = PackReader.Read("sample.json", With($"{place}.{member.Name}", "null"));
                Assert.DoesNotContain(reading.Problems, problem => problem.Reason == "unknown key");
            }
        }
    }

    private static string With(string path, string json)
    {
        var root = JsonNode.Parse(Good)!;
        var node = root;
        var steps = path.Replace("[", ".[", StringComparison.Ordinal).Split('.')[1..];
        foreach (var step in steps[..^1])
        {
            node = step[0] == '[' ? node![int.Parse(step[1..^1], System.Globalization.CultureInfo.InvariantCulture)] : node![step];
        }

        var value = JsonNode.Parse(json);
        if (steps[^1][0] == '[')
        {
            node![int.Parse(steps[^1][1..^1], System.Globalization.CultureInfo.InvariantCulture)] = value;
        }
        else
        {
            node![steps[^1]] = value;
        }

        return root.ToJsonString();
    }
}
