using System.Text.Json.Nodes;
using Portal.Packs;

namespace Portal.Tests.Packs;

/// <summary>What obligations may tell, and which chains never end.</summary>
public sealed class PackChainTests
{
    [Theory]
    [InlineData("\"b.done\"", null, null)]
    [InlineData("[\"b.done\", \"c.done\"]", null, null)]
    [InlineData("{\"event\": \"b.done\", \"when\": {\"item\": \"answer\", \"is\": \"yes\"}}", null, null)]
    [InlineData("{\"event\": \"a.done\", \"unless\": {\"item\": \"answer\", \"is\": \"yes\"}, \"repeats\": true}", null, null)]
    [InlineData("\"a.done\"", "$.obligations[0].tells", "a.done comes back to a: it would never end")]
    [InlineData("\"c.done\"", "$.obligations[0].tells", "c.done comes back to a: it would never end", "\"a.done\"")]
    [InlineData("\"d.done\"", "$.obligations[0].tells", "no obligation hangs on d.done")]
    [InlineData("{\"event\": \"b.done\", \"repeats\": true}", "$.obligations[0].tells", "only an obligation that hangs on b.done itself repeats it")]
    [InlineData("7", "$.obligations[0].tells", "an object is expected")]
    [InlineData("{\"event\": \"b.done\", \"often\": true}", "$.obligations[0].tells.often", "unknown key")]
    [InlineData("{\"event\": \"b.done\", \"when\": {\"item\": \"colour\", \"is\": \"yes\"}}", "$.obligations[0].tells.when.item", "no item of this form: colour")]
    [InlineData("[{\"event\": \"b.done\", \"when\": {\"item\": \"answer\", \"is\": \"no\"}}]", "$.obligations[0].tells[0].when.is", "no answer to answer: no")]
    [InlineData("{\"event\": \"b.done\", \"when\": {\"item\": \"answer\", \"is\": \"yes\"}, \"unless\": {\"item\": \"answer\", \"is\": \"yes\"}}", "$.obligations[0].tells.unless", "an event has either when or unless")]
    public void Tells_OfAnObligation_IsReadOrRefusedWithItsPlace(string tells, string? path, string? reason, string? ofTheThird = null)
    {
        var problems = Problems(tells, ofTheThird);

        Assert.Equal(path is null ? [] : [("sample.json", path, reason!)], problems.Select(problem => (problem.File, problem.Path, problem.Reason)));
    }

    private static IReadOnlyList<PackProblem> Problems(string tells, string? ofTheThird)
    {
        var pack = new JsonObject
        {
            ["id"] = "sample",
            ["name"] = Words(),
            ["about"] = Words(),
            ["origin"] = "documents",
            ["clauses"] = new JsonArray(JsonNode.Parse("""{ "id": "X-001", "area": "duty", "class": "remind", "source": "000", "zh": "样例", "en": "Sample" }""")),
            ["obligations"] = new JsonArray(Obligation("a", tells), Obligation("b", null), Obligation("c", ofTheThird)),
        };
        try
        {
            PackLibrary.Of([("sample.json", pack.ToJsonString())]);
            return [];
        }
        catch (PackFormatException exception)
        {
            return ofTheThird is null ? exception.Problems : [.. exception.Problems.Take(1)];
        }
    }

    private static JsonObject Words() => new() { ["zh"] = "样例", ["en"] = "Sample" };

    private static JsonObject Obligation(string key, string? tells)
    {
        var obligation = JsonNode.Parse($$"""
            { "key": "{{key}}", "zh": "样例", "en": "Sample", "clauses": [ "X-001" ], "trigger": { "event": "{{key}}.done", "offset": 1, "unit": "minutes", "direction": "after" },
              "audience": { "role": "manager" }, "evidence": "checklist", "form": [ { "key": "answer", "zh": "样例", "en": "Sample", "kind": "tick" } ] }
            """)!.AsObject();
        if (tells is not null)
        {
            obligation["tells"] = JsonNode.Parse(tells);
        }

        return obligation;
    }
}
