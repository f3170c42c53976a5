using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Domain.Obligations;
using Portal.Domain.Registers;
using Portal.Domain.Rulebook;
using Portal.Packs;

namespace Portal.Tests.Packs;

/// <summary>Registers of a pack are read whole, or refused with the place of every fault.</summary>
public sealed class RegisterReaderTests
{
    private const string Good = """
        {
          "id": "sample", "name": { "zh": "样例", "en": "Sample" }, "about": { "zh": "样例。", "en": "A sample." }, "origin": "documents",
          "clauses": [ { "id": "X-001", "area": "hazmat", "class": "enforce", "source": "000 §1", "zh": "登记领用。", "en": "Record the use." } ],
          "lists": [
            { "key": "goods", "zh": "危险品", "en": "Goods", "number": { "zh": "最低库存", "en": "Minimum" } },
            { "key": "staff", "zh": "员工", "en": "Staff", "staff": true },
            { "key": "in-use", "zh": "在用", "en": "In use", "register": { "of": "uses", "stage": "issued", "daysSince": 7 } }
          ],
          "registers": [
            { "key": "uses", "zh": "危险品领用登记", "en": "Goods in use", "clauses": [ "X-001" ], "title": [ "goods", "person" ], "holder": "person", "write": "supervisor",
              "stages": [
                { "key": "issued", "zh": "领用", "en": "Issued", "form": [
                    { "key": "goods", "zh": "物品", "en": "Goods", "kind": "choice", "from": "goods" },
                    { "key": "person", "zh": "领用人", "en": "Person", "kind": "choice", "from": "staff" },
                    { "key": "home", "zh": "房号", "en": "Home", "kind": "unit", "required": false },
                    { "key": "until", "zh": "归还日", "en": "Until", "kind": "date", "required": false },
                    { "key": "paper", "zh": "附件", "en": "Paper", "kind": "file", "required": false },
                    { "key": "quantity", "zh": "数量", "en": "Quantity", "kind": "number", "stock": { "move": "out", "of": "goods" } } ] },
                { "key": "used", "zh": "使用", "en": "Used", "by": "staff", "form": [
                    { "key": "used", "zh": "用量", "en": "Used", "kind": "number", "min": 0, "most": "quantity" } ],
                  "endsOn": { "item": "used", "is": "0" } },
                { "key": "returned", "zh": "归还", "en": "Returned", "otherThan": "issued", "when": { "more": "quantity", "than": "used" }, "form": [
                    { "key": "returned", "zh": "归还量", "en": "Returned", "kind": "number", "is": [ "quantity", "used" ], "stock": { "move": "in", "of": "goods" } } ] }
              ],
              "tells": [
                { "event": "goods.left-over", "at": "used", "settledBy": "returned" },
                { "event": "goods.in-use", "at": "issued", "settledBy": "used", "daily": true, "perHolder": true, "unless": { "item": "quantity", "is": "0" } },
                { "event": "goods.due", "at": "until", "plusYearsOf": "goods" }
              ] },
            { "key": "requests", "zh": "采购申请", "en": "Requests", "clauses": [ "X-001" ],
              "stages": [ { "key": "requested", "zh": "申请", "en": "Requested", "form": [ { "key": "quantity", "zh": "数量", "en": "Quantity", "kind": "number", "each": "goods", "required": false } ] } ] }
          ],
          "obligations": [
            { "key": "count", "zh": "盘点", "en": "Count", "clauses": [ "X-001" ], "trigger": { "on": "everyday", "at": [ "22:00" ] }, "audience": { "role": "staff" },
              "evidence": "checklist", "orders": "requests",
              "form": [ { "key": "there", "zh": "在库", "en": "There", "kind": "number", "each": "goods", "stock": { "move": "count" } } ] }
          ]
        }
        """;

    [Fact]
    public void Register_WithoutFault_IsRead()
    {
        var reading = PackReader.Read("sample.json", Good);

        Assert.Empty(reading.Problems);
        var book = reading.Pack!.Registers[0];
        Assert.Equal(("uses", "supervisor", "person"), (book.Key, book.WrittenBy, Assert.IsType<RegisterHolder.Chosen>(book.Holder).Item));
        Assert.Equal(["goods", "person"], book.Title);
        Assert.Equal([null, "staff", null], book.Stages.Select(stage => stage.By));
        Assert.Equal(new AnswerCondition("used", "0", false), book.Stages[1].EndsOn);
        Assert.Equal(("issued", new StageCondition.More("quantity", "used")), (book.Stages[2].OtherThan, book.Stages[2].When));
        Assert.Equal((0m, new StockMove(StockDirection.Out, "goods", "goods")), (book.Items[5].Least, book.Items[5].Stock));
        Assert.Equal(("quantity", new EvidenceDifference("quantity", "used")), (book.Items[6].MostOf, book.Items[7].DifferenceOf));
        Assert.Equal([false, false, true], book.Tells.Select(telling => telling.IsAtDate));
        Assert.Equal((new AnswerCondition("quantity", "0", true), true, true), (book.Tells[1].When, book.Tells[1].IsDaily, book.Tells[1].IsPerHolder));
        Assert.Equal([EvidenceItemKind.Unit, EvidenceItemKind.Date, EvidenceItemKind.File], book.Items.Skip(2).Take(3).Select(item => item.Kind));
        Assert.Equal(("最低库存", new ListedEntries("uses", "issued", RuleValue.Of("7"))), (reading.Pack.Lists[0].Number?.Chinese, reading.Pack.Lists[2].Entries));
        Assert.Equal(("requests", new StockMove(StockDirection.Count, null, "goods")), (reading.Pack.Obligations[0].Orders, reading.Pack.Obligations[0].Form.Items[0].Stock));
    }

    [Theory]
    [InlineData("$.registers[0].colour", "1", "$.registers[0].colour", "unknown key")]
    [InlineData("$.registers[1].key", "\"uses\"", "$.registers[1].key", "stands here twice")]
    [InlineData("$.registers[0].clauses", "[]", "$.registers[0].clauses", "at least one clause")]
    [InlineData("$.registers[0].clauses[0]", "\"X-009\"", "$.registers[0].clauses[0]", "no clause of this pack")]
    [InlineData("$.registers[0].title[1]", "\"used\"", "$.registers[0].title[1]", "no item of the first stage")]
    [InlineData("$.registers[0].title[1]", "\"paper\"", "$.registers[0].title[1]", "no item of the first stage")]
    [InlineData("$.registers[0].holder", "\"goods\"", "$.registers[0].holder", "writer, steward")]
    [InlineData("$.registers[1].holder", "\"steward\"", "$.registers[1].holder", "no item names the unit")]
    [InlineData("$.registers[0].write", "\"king\"", "$.registers[0].write", "no role")]
    [InlineData("$.registers[0].stages", "[]", "$.registers[0].stages", "at least one stage")]
    [InlineData("$.registers[0].stages[0].colour", "1", "$.registers[0].stages[0].colour", "unknown key")]
    [InlineData("$.registers[0].stages[1].key", "\"issued\"", "$.registers[0].stages[1].key", "stands here twice")]
    [InlineData("$.registers[0].stages[1].by", "\"king\"", "$.registers[0].stages[1].by", "no role")]
    [InlineData("$.registers[0].stages[1].form", "[]", "$.registers[0].stages[1].form", "at least one item")]
    [InlineData("$.registers[0].stages[1].form[0].key", "\"goods\"", "$.registers[0].stages[1].form[0].key", "stands here twice")]
    [InlineData("$.registers[0].stages[1].form[0].fault", "{\"case\":\"repair\"}", "$.registers[0].stages[1].form[0].fault", "only an obligation's item")]
    [InlineData("$.registers[0].stages[0].form[0].rotate", "true", "$.registers[0].stages[0].form[0].rotate", "only an obligation's item")]
    [InlineData("$.registers[0].stages[1].form[0].most", "\"returned\"", "$.registers[0].stages[1].form[0].most", "no number of this form")]
    [InlineData("$.registers[0].stages[0].form[0].most", "\"quantity\"", "$.registers[0].stages[0].form[0].most", "only a number has this")]
    [InlineData("$.registers[0].stages[2].form[0].is", "[\"quantity\"]", "$.registers[0].stages[2].form[0].is", "two numbers")]
    [InlineData("$.registers[0].stages[2].form[0].is[1]", "\"goods\"", "$.registers[0].stages[2].form[0].is[1]", "no number")]
    [InlineData("$.registers[0].stages[0].form[5].stock.move", "\"up\"", "$.registers[0].stages[0].form[5].stock.move", "one of these is expected")]
    [InlineData("$.registers[0].stages[0].form[5].stock.of", "\"home\"", "$.registers[0].stages[0].form[5].stock.of", "no item that is chosen from a list")]
    [InlineData("$.registers[0].stages[0].form[5].stock", "{\"move\":\"in\"}", "$.registers[0].stages[0].form[5].stock", "the article is missing")]
    [InlineData("$.registers[0].stages[0].form[5].min", "-1", "$.registers[0].stages[0].form[5].min", "0 or more")]
    [InlineData("$.registers[0].stages[2].otherThan", "\"returned\"", "$.registers[0].stages[2].otherThan", "no earlier stage")]
    [InlineData("$.registers[0].stages[2].when.than", "\"returned\"", "$.registers[0].stages[2].when.than", "no number of an earlier stage")]
    [InlineData("$.registers[0].stages[2].when", "{\"item\":\"home\",\"is\":\" \"}", "$.registers[0].stages[2].when.is", "a text is expected")]
    [InlineData("$.registers[0].stages[0].when", "{\"more\":\"quantity\",\"than\":\"used\"}", "$.registers[0].stages[0].when", "always done")]
    [InlineData("$.registers[0].stages[1].endsOn.is", "\"none\"", "$.registers[0].stages[1].endsOn.is", "no answer to used")]
    [InlineData("$.registers[0].stages[1].endsOn.item", "\"returned\"", "$.registers[0].stages[1].endsOn.item", "no item of this form")]
    [InlineData("$.registers[0].tells[0].at", "\"goods\"", "$.registers[0].tells[0].at", "a stage of this register")]
    [InlineData("$.registers[0].stages[0].key", "\"until\"", "$.registers[0].tells[2].at", "which of them is not said")]
    [InlineData("$.registers[0].tells[0].settledBy", "\"buried\"", "$.registers[0].tells[0].settledBy", "no stage of this register")]
    [InlineData("$.registers[0].tells[0].settledBy", "\"issued\"", "$.registers[0].tells[0].settledBy", "comes after")]
    [InlineData("$.registers[0].tells[0].perHolder", "true", "$.registers[0].tells[0].perHolder", "only what is told daily")]
    [InlineData("$.registers[0].tells[1].when", "{\"item\":\"used\",\"is\":\"1\"}", "$.registers[0].tells[1].unless", "either when or unless")]
    [InlineData("$.registers[0].tells[1].unless", "{\"item\":\"goods\",\"is\":\"酒精\"}", "$.registers[0].tells[1].unless.is", "no answer to goods")]
    [InlineData("$.registers[0].tells[2].plusYearsOf", "\"person\"", "$.registers[0].tells[2].plusYearsOf", "whose things have numbers")]
    [InlineData("$.lists[2].register.of", "\"moves\"", "$.lists[2].register.of", "no register of this pack")]
    [InlineData("$.lists[2].register.stage", "\"gone\"", "$.lists[2].register.stage", "no stage of uses")]
    [InlineData("$.lists[2].register.daysSince", "-1", "$.lists[2].register.daysSince", "out-of-range")]
    [InlineData("$.lists[2].staff", "true", "$.lists[2].register", "neither staff nor")]
    [InlineData("$.lists[2].register.daysSince", "1.5", "$.lists[2].register.daysSince", "whole days")]
    [InlineData("$.registers[0].stages[1].fulfils", "\"roof\"", "$.registers[0].stages[1].fulfils", "no obligation of this pack")]
    [InlineData("$.registers[1].round", "\"goods.round\"", "$.registers[1].round", "no item of this register names one")]
    [InlineData("$.registers[0].tells[1].until", "\"goods\"", "$.registers[0].tells[1].until", "a date of this register")]
    [InlineData("$.registers[0].tells[0].until", "\"until\"", "$.registers[0].tells[0].until", "of what is told daily")]
    [InlineData("$.registers[0].stages[0].form[0].norm", "{\"from\":1}", "$.registers[0].stages[0].form[0].norm", "only a number has this")]
    [InlineData("$.obligations[0].orders", "\"roof\"", "$.obligations[0].orders", "no register of this pack")]
    [InlineData("$.obligations[0].orders", "\"uses\"", "$.obligations[0].orders", "has no number \"quantity\" of each of goods")]
    [InlineData("$.obligations[0].form[0].stock", "null", "$.obligations[0].form[0].stock", "an object is expected")]
    public void Register_WithAFault_IsRefusedAndThePlaceNamed(string set, string json, string path, string reason)
    {
        var reading = PackReader.Read("sample.json", PackJson.With(Good, set, json));

        Assert.Null(reading.Pack);
        Assert.Contains(reading.Problems, problem => problem.File == "sample.json" && problem.Path.StartsWith(path, StringComparison.Ordinal) && problem.Reason.Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public void Event_ThatNobodyHearsOrThatAnObligationTellsToo_IsRefused()
    {
        var heard = JsonNode.Parse(Good)!;
        heard["registers"]![0]!["tells"]!.AsArray().RemoveAt(2);
        heard["registers"]![0]!["tells"]!.AsArray().RemoveAt(1);
        var hearer = heard["obligations"]![0]!.DeepClone();
        (hearer["key"], hearer["trigger"]) = ("hear", JsonNode.Parse("""{ "event": "goods.left-over", "offset": 1, "unit": "hours", "direction": "after" }"""));
        heard["obligations"]!.AsArray().Add(hearer);
        Assert.Equal("uses", PackLibrary.Of([("sample.json", heard.ToJsonString())]).Packs[0].Registers[0].Key);

        Assert.Equal(
            ["sample.json $.registers[0].tells[0].event: no obligation hangs on goods.left-over", "sample.json $.registers[0].tells[1].event: no obligation hangs on goods.in-use", "sample.json $.registers[0].tells[2].event: no obligation hangs on goods.due"],
            Refused(Good));
        heard["obligations"]![0]!["tells"] = "goods.left-over";
        Assert.Contains("sample.json $.registers[0].tells[0].event: an obligation tells goods.left-over already", Refused(heard.ToJsonString()));
    }

    [Fact]
    public void Register_InTwoPacks_IsRefused()
    {
        var twin = Good.Replace("\"sample\"", "\"twin\"", StringComparison.Ordinal).Replace("\"X-001\"", "\"Y-001\"", StringComparison.Ordinal).Replace("\"count\", \"zh\"", "\"count-twin\", \"zh\"", StringComparison.Ordinal);

        Assert.Equal(
            ["twin.json $.registers[0].key: the register uses already stands in sample.json", "twin.json $.registers[1].key: the register requests already stands in sample.json"],
            Assert.Throws<PackFormatException>(() => PackLibrary.Of([("sample.json", Good), ("twin.json", twin)])).Problems.Select(problem => problem.ToString()));
    }

    [Fact]
    public void Library_KnowsTheRegisterThatFulfilsAnObligation()
    {
        var library = PackLibrary.Load();
        var fulfilled = library.Packs.SelectMany(pack => pack.Registers).SelectMany(book => book.Stages, (book, stage) => (book.Key, stage.Fulfils)).Where(one => one.Fulfils is not null).ToList();

        Assert.NotEmpty(fulfilled);
        Assert.All(fulfilled.GroupBy(one => one.Fulfils!), books => Assert.Equal(books.First().Key, library.RegisterFulfilling(books.Key)));
        Assert.Null(library.RegisterFulfilling("nothing"));
    }

    /// <summary>The schema serves editors; it must know the same members as the reader.</summary>
    [Fact]
    public void Schema_OfEditors_KnowsTheMembersThatTheReaderKnows()
    {
        using var stream = File.OpenRead(Support.Repository.File("Portal", "Packs", "pack.schema.json"));
        using var schema = JsonDocument.Parse(stream);
        var definitions = schema.RootElement.GetProperty("$defs");

        foreach (var (definition, place) in new[] { ("register", "$.registers[0]"), ("stage", "$.registers[0].stages[0]"), ("entryTelling", "$.registers[0].tells[0]"), ("item", "$.registers[0].stages[0].form[0]"), ("list", "$.lists[0]") })
        {
            foreach (var member in definitions.GetProperty(definition).GetProperty("properties").EnumerateObject())
            {
                Assert.DoesNotContain(PackReader.Read("sample.json", PackJson.With(Good, $"{place}.{member.Name}", "null")).Problems, problem => problem.Reason == "unknown key");
            }
        }
    }

    private static IEnumerable<string> Refused(string pack) =>
        Assert.Throws<PackFormatException>(() => PackLibrary.Of([("sample.json", pack)])).Problems.Select(problem => problem.ToString());
}
