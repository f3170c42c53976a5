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
              "parameters": [ { "key": "patrol_min", "zh": "间隔", "en": "Interval", "unit": "minutes", "value": 15, "min": 1, "max": 60 },
                { "key": "open_time", "zh": "时间", "en": "Time", "unit": "time", "value": null }, { "key": "set_time", "zh": "时间", "en": "Time", "unit": "time", "value": "08:00" },
                { "key": "open_day", "zh": "日", "en": "Day", "unit": "dayOfMonth", "value": null, "min": 1, "max": 28 }, { "key": "open_weekday", "zh": "星期", "en": "Weekday", "unit": "weekday", "value": null } ] }
          ],
          "lists": [ { "key": "cameras", "zh": "摄像机", "en": "Cameras" } ],
          "ladders": [
            { "id": "team", "steps": [ { "after": 10, "to": { "superiors": true } } ], "then": "office" },
            { "id": "office", "steps": [ { "after": 60, "to": { "role": "manager" }, "channel": "mail" } ] }
          ],
          "obligations": [
            { "key": "patrol", "zh": "巡查", "en": "Patrol", "clauses": [ "X-001" ],
              "trigger": { "during": { "parameter": "patrol_min" }, "unit": "minutes", "post": "gate" },
              "audience": { "onDuty": "gate" }, "evidence": "checklist", "ladder": "team",
              "form": [
                { "key": "picture", "zh": "画面", "en": "Picture", "kind": "okOrFault", "each": "cameras" },
                { "key": "visits", "zh": "人数", "en": "People", "kind": "number", "unit": { "zh": "人", "en": "people" }, "min": 0, "max": 99, "norm": { "from": { "parameter": "patrol_min" }, "to": 60 } },
                { "key": "where", "zh": "地点", "en": "Place", "kind": "choice", "choices": [ { "key": "a", "zh": "甲", "en": "A" }, { "key": "b", "zh": "乙", "en": "B" } ] },
                { "key": "power", "zh": "电源", "en": "Power", "kind": "tick", "required": false, "when": { "parameter": "patrol_min", "is": "15" } }
              ] }
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
        Assert.Equal(["picture", "visits", "where", "power"], obligation.Form.Items.Select(item => item.Key));
        Assert.Equal(("15", "60"), (obligation.With(_ => "15")!.Form.Items[1].NormFrom?.Literal, obligation.With(_ => "15")!.Form.Items[1].NormTo?.Literal));
        Assert.Equal(["cameras"], reading.Pack.Lists.Select(list => list.Key));
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
    [InlineData("$.obligations[0].audience", "[]", "$.obligations[0].audience", "one of these is expected")]
    [InlineData("$.obligations[0].audience", "{\"role\":\"king\"}", "$.obligations[0].audience.role", "no role")]
    [InlineData("$.obligations[0].audience.onDuty", "\"gatte\"", "$.obligations[0].audience.onDuty", "one of these is expected")]
    [InlineData("$.obligations[0].trigger.post", "\"gatte\"", "$.obligations[0].trigger.post", "one of these is expected")]
    [InlineData("$.obligations[0].audience", "{\"holder\":true}", "$.obligations[0].audience", "nobody")]
    [InlineData("$.obligations[0].audience", "[{\"role\":\"manager\"},{\"digest\":\"bills\"}]", "$.obligations[0].audience", "nobody")]
    [InlineData("$.obligations[0].receiver", "{\"holder\":true}", "$.obligations[0].receiver", "nobody")]
    [InlineData("$.obligations[0].sheetTo", "{\"holder\":true}", "$.obligations[0].sheetTo", "nobody")]
    [InlineData("$.ladders[1].steps[0].to", "{\"holder\":true}", "$.obligations[0].ladder", "reaches nobody")]
    [InlineData("$.obligations[0].clauses", "[]", "$.obligations[0].clauses", "at least one clause")]
    [InlineData("$.obligations[0].clauses[0]", "\"X-009\"", "$.obligations[0].clauses[0]", "no clause of this pack")]
    [InlineData("$.obligations[0].trigger.during.parameter", "\"speed\"", "$.obligations[0].trigger.during", "no parameter of this pack")]
    [InlineData("$.obligations[0].ladder", "\"roof\"", "$.obligations[0].ladder", "no ladder of this pack")]
    [InlineData("$.obligations[0].trigger", "{\"at\":[\"25:00\"],\"on\":\"everyday\"}", "$.obligations[0].trigger.at[0]", "not-a-time")]
    [InlineData("$.obligations[0].trigger", "{\"at\":[\"08:00\"]}", "$.obligations[0].trigger", "the days are missing")]
    [InlineData("$.obligations[0].trigger", "{\"at\":[\"08:00\"],\"everyMonths\":6}", "$.obligations[0].trigger", "\"anchor\" is missing")]
    [InlineData("$.obligations[0].trigger", "{\"at\":[\"08:00\"],\"everyYears\":1,\"anchor\":\"soon\"}", "$.obligations[0].trigger.anchor", "a day is expected")]
    [InlineData("$.obligations[0].trigger", "{\"times\":3,\"per\":\"year\"}", "$.obligations[0].trigger.per", "one of these is expected")]
    [InlineData("$.obligations[0].trigger", "{\"times\":3,\"per\":\"week\",\"on\":\"mon\"}", "$.obligations[0].trigger.on", "unknown key")]
    [InlineData("$.obligations[0].trigger", "{\"at\":[\"08:00\"],\"onWeekdayOfMonth\":{\"ordinal\":\"fifth\",\"weekday\":\"sat\"}}", "$.obligations[0].trigger.onWeekdayOfMonth.ordinal", "one of these is expected")]
    [InlineData("$.obligations[0].trigger", "{\"at\":[\"08:00\"],\"onWeekdayOfMonth\":{\"ordinal\":\"last\",\"weekday\":{\"parameter\":\"patrol_min\"}}}", "$.obligations[0].trigger.onWeekdayOfMonth.weekday", "is expected here")]
    [InlineData("$.obligations[0].trigger", "{\"on\":\"everyday\",\"at\":[{\"parameter\":\"open_time\",\"otherwise\":\"25:00\"}]}", "$.obligations[0].trigger.at[0].otherwise", "not-a-time")]
    [InlineData("$.obligations[0].trigger", "{\"on\":\"everyday\",\"at\":[{\"parameter\":\"open_time\",\"otherwise\":12}]}", "$.obligations[0].trigger.at[0].otherwise", "not-a-time")]
    [InlineData("$.obligations[0].trigger", "{\"on\":\"everyday\",\"at\":[{\"parameter\":\"open_time\",\"otherwise\":null}]}", "$.obligations[0].trigger.at[0].otherwise", "not-a-time")]
    [InlineData("$.obligations[0].trigger", "{\"on\":\"everyday\",\"at\":[{\"otherwise\":\"12:00\"}]}", "$.obligations[0].trigger.at[0]", "\"parameter\" is missing")]
    [InlineData("$.obligations[0].trigger", "{\"on\":\"everyday\",\"at\":[{\"parameter\":\"open_time\",\"else\":\"12:00\"}]}", "$.obligations[0].trigger.at[0].else", "unknown key")]
    [InlineData("$.obligations[0].trigger", "{\"on\":\"everyday\",\"at\":[{\"parameter\":\"open_day\",\"otherwise\":\"12:00\"}]}", "$.obligations[0].trigger.at[0]", "open_day is DayOfMonth, and Time is expected here")]
    [InlineData("$.obligations[0].trigger", "{\"on\":\"everyday\",\"at\":[{\"parameter\":\"set_time\",\"otherwise\":\"12:00\"}]}", "$.obligations[0].trigger.at[0]", "set_time is not open: its document says 08:00")]
    [InlineData("$.obligations[0].trigger", "{\"onDayOfMonth\":{\"parameter\":\"open_day\",\"otherwise\":31},\"at\":[\"12:00\"]}", "$.obligations[0].trigger.onDayOfMonth.otherwise", "out-of-range")]
    [InlineData("$.obligations[0].trigger", "{\"onDayOfMonth\":{\"parameter\":\"open_day\",\"otherwise\":\"20\"},\"at\":[\"12:00\"]}", "$.obligations[0].trigger.onDayOfMonth.otherwise", "not-a-number")]
    [InlineData("$.obligations[0].trigger", "{\"everyDays\":{\"parameter\":\"open_day\",\"otherwise\":7},\"at\":[\"12:00\"]}", "$.obligations[0].trigger.everyDays.otherwise", "unknown key")]
    [InlineData("$.obligations[0].trigger", "{\"on\":\"workday\",\"onWeekday\":{\"parameter\":\"open_weekday\"},\"at\":[\"12:00\"]}", "$.obligations[0].trigger.onWeekday", "beside everyDays")]
    [InlineData("$.obligations[0].trigger", "{\"everyDays\":7,\"onWeekday\":\"mon\",\"at\":[\"12:00\"]}", "$.obligations[0].trigger.onWeekday", "an object is expected")]
    [InlineData("$.obligations[0].trigger", "{\"shift\":\"end\",\"minutes\":0,\"direction\":\"before\",\"at\":\"12:00\"}", "$.obligations[0].trigger.at", "an object is expected")]
    [InlineData("$.obligations[0].trigger", "{\"shift\":\"end\",\"minutes\":0,\"direction\":\"before\",\"at\":{\"parameter\":\"set_time\"}}", "$.obligations[0].trigger.at", "set_time is not open")]
    [InlineData("$.obligations[0].trigger", "{\"shift\":\"end\",\"minutes\":0,\"direction\":\"before\",\"at\":{\"parameter\":\"open_time\",\"otherwise\":\"12:00\"}}", "$.obligations[0].trigger.at.otherwise", "unknown key")]
    [InlineData("$.obligations[0].trigger", "{\"event\":\"guest.came\",\"offset\":0,\"unit\":\"minutes\",\"direction\":\"after\",\"at\":{\"parameter\":\"open_time\"}}", "$.obligations[0].trigger.at", "workday.begins, workday.ends")]
    [InlineData("$.obligations[0].trigger", "{\"spread\":2,\"on\":\"everyday\",\"from\":\"08:00\",\"to\":\"18:00\",\"at\":[\"12:00\"]}", "$.obligations[0].trigger.at[0]", "an object is expected")]
    [InlineData("$.obligations[0].follows", "\"roof\"", "$.obligations[0].follows", "no obligation of this pack")]
    [InlineData("$.obligations[0].quiet", "1", "$.obligations[0].quiet", "true or false")]
    [InlineData("$.obligations[0].form", "[]", "$.obligations[0].form", "at least one item")]
    [InlineData("$.obligations[0].form", "{}", "$.obligations[0].form", "a list is expected")]
    [InlineData("$.obligations[0].form[0].colour", "1", "$.obligations[0].form[0].colour", "unknown key")]
    [InlineData("$.obligations[0].form[0].kind", "\"smell\"", "$.obligations[0].form[0].kind", "one of these is expected")]
    [InlineData("$.obligations[0].form[0].each", "\"doors\"", "$.obligations[0].form[0].each", "no list of this pack")]
    [InlineData("$.obligations[0].form[1].key", "\"picture\"", "$.obligations[0].form[1].key", "stands here twice")]
    [InlineData("$.obligations[0].form[1].min", "100", "$.obligations[0].form[1]", "above max")]
    [InlineData("$.obligations[0].form[1].norm.from.parameter", "\"speed\"", "$.obligations[0].form[1].norm.from", "no parameter of this pack")]
    [InlineData("$.obligations[0].form[0].min", "1", "$.obligations[0].form[0].min", "only a number has this")]
    [InlineData("$.obligations[0].form[0].choices", "[{\"key\":\"a\",\"zh\":\"甲\",\"en\":\"A\"},{\"key\":\"b\",\"zh\":\"乙\",\"en\":\"B\"}]", "$.obligations[0].form[0]", "only a choice has choices")]
    [InlineData("$.obligations[0].form[2].choices", "[]", "$.obligations[0].form[2]", "at least two")]
    [InlineData("$.obligations[0].form[2].choices[1].key", "\"a\"", "$.obligations[0].form[2].choices[1].key", "stands here twice")]
    [InlineData("$.lists[0].staff", "1", "$.lists[0].staff", "true or false")]
    [InlineData("$.obligations[0].form[2].from", "\"doors\"", "$.obligations[0].form[2].from", "no list of this pack")]
    [InlineData("$.obligations[0].form[2].from", "\"cameras\"", "$.obligations[0].form[2].from", "either choices or a list")]
    [InlineData("$.obligations[0].form[2].rotate", "true", "$.obligations[0].form[2].rotate", "only what is chosen from a list")]
    [InlineData("$.obligations[0].form[1].against", "\"book\"", "$.obligations[0].form[1].against", "no number of this form")]
    [InlineData("$.obligations[0].form[1].against", "\"picture\"", "$.obligations[0].form[1].against", "no number of this form")]
    [InlineData("$.obligations[0].form[1].against", "{\"obligation\":\"patrol\",\"item\":\"picture\",\"take\":\"sum\"}", "$.obligations[0].form[1].against", "no number of an obligation of this pack")]
    [InlineData("$.obligations[0].form[1].against", "{\"obligation\":\"patrol\",\"item\":\"visits\",\"take\":\"best\"}", "$.obligations[0].form[1].against.take", "one of these is expected")]
    [InlineData("$.obligations[0].form[1].partOf", "\"where\"", "$.obligations[0].form[1].partOf", "no number of this form")]
    [InlineData("$.obligations[0].form[0].partOf", "\"visits\"", "$.obligations[0].form[0].partOf", "only a number has this")]
    [InlineData("$.obligations[0].target", "{\"perDay\":{\"parameter\":\"speed\"}}", "$.obligations[0].target.perDay", "no parameter of this pack")]
    [InlineData("$.obligations[0].target", "{\"perDay\":2,\"by\":\"where\"}", "$.obligations[0].target.by", "chosen from a list")]
    [InlineData("$.obligations[0].summarises", "[\"roof\"]", "$.obligations[0].summarises[0]", "no obligation of this pack")]
    [InlineData("$.obligations[0].sheetTo", "{\"role\":\"king\"}", "$.obligations[0].sheetTo.role", "no role")]
    [InlineData("$.obligations[0].gates", "\"leave\"", "$.obligations[0].gates", "one of these is expected")]
    [InlineData("$.obligations[0].gates", "1", "$.obligations[0].gates", "an object is expected")]
    [InlineData("$.obligations[0].gates", "{\"at\":\"takeOver\",\"post\":\"roof\"}", "$.obligations[0].gates.post", "one of these is expected")]
    [InlineData("$.obligations[0].gates", "{\"at\":\"takeOver\",\"orReason\":1}", "$.obligations[0].gates.orReason", "true or false")]
    [InlineData("$.obligations[0].gates", "{\"post\":\"lounge\"}", "$.obligations[0].gates", "\"at\" is missing")]
    [InlineData("$.obligations[0].form[3].when.is", "15", "$.obligations[0].form[3].when.is", "a text is expected")]
    [InlineData("$.obligations[0].form[3].required", "\"no\"", "$.obligations[0].form[3].required", "true or false")]
    [InlineData("$.obligations[0].evidence", "\"photo\"", "$.obligations[0].form", "no required item asks for one")]
    [InlineData("$.obligations[0].form[0].fault", "{}", "$.obligations[0].form[0].fault", "a fault opens a case or tells somebody")]
    [InlineData("$.obligations[0].form[0].fault", "{\"case\":\"service\"}", "$.obligations[0].form[0].fault.case", "one of these is expected")]
    [InlineData("$.obligations[0].form[0].fault", "{\"tell\":{\"role\":\"king\"}}", "$.obligations[0].form[0].fault.tell.role", "no role")]
    [InlineData("$.obligations[0].form[1].fault", "{\"case\":\"repair\"}", "$.obligations[0].form[1].fault", "only an item that is in order or at fault has this")]
    [InlineData("$.obligations[0].receiver", "{\"role\":\"king\"}", "$.obligations[0].receiver.role", "no role")]
    [InlineData("$.lists[0].colour", "1", "$.lists[0].colour", "unknown key")]
    [InlineData("$.id", "\"other\"", "$.id", "the file of this pack has to be other.json")]
    public void Pack_WithAFault_IsRefusedAndThePlaceNamed(string set, string json, string path, string reason)
    {
        var reading = PackReader.Read("sample.json", With(set, json));

        Assert.Null(reading.Pack);
        Assert.Contains(reading.Problems, problem => problem.File == "sample.json" && problem.Path.StartsWith(path, StringComparison.Ordinal) && problem.Reason.Contains(reason, StringComparison.Ordinal));
    }

    /// <summary>What is open holds otherwise, or is done without; only what has neither switches the obligation off.</summary>
    [Theory]
    [InlineData("{\"on\":\"everyday\",\"at\":[{\"parameter\":\"open_time\",\"otherwise\":\"9:30\"}]}", false)]
    [InlineData("{\"on\":\"everyday\",\"at\":[{\"parameter\":\"open_time\"}]}", true)]
    [InlineData("{\"onDayOfMonth\":{\"parameter\":\"open_day\",\"otherwise\":28},\"at\":[\"12:00\"]}", false)]
    [InlineData("{\"everyDays\":7,\"onWeekday\":{\"parameter\":\"open_weekday\"},\"at\":[\"12:00\"]}", false)]
    [InlineData("{\"shift\":\"end\",\"minutes\":0,\"direction\":\"before\",\"at\":{\"parameter\":\"open_time\"}}", false)]
    [InlineData("{\"event\":\"workday.ends\",\"offset\":0,\"unit\":\"minutes\",\"direction\":\"before\",\"at\":{\"parameter\":\"open_time\"}}", false)]
    [InlineData("{\"spread\":2,\"on\":\"everyday\",\"from\":\"08:00\",\"to\":{\"parameter\":\"open_time\",\"otherwise\":\"18:00\"}}", false)]
    [InlineData("{\"spread\":2,\"on\":\"everyday\",\"from\":\"08:00\",\"to\":\"18:00\",\"at\":[{\"parameter\":\"open_time\"}]}", false)]
    public void Obligation_WithAnOpenParameter_IsOffOnlyWithoutAFallback(string trigger, bool isOff)
    {
        var reading = PackReader.Read("sample.json", With("$.obligations[0].trigger", trigger));

        Assert.Empty(reading.Problems);
        var obligation = reading.Pack!.Obligations[0];
        Assert.Single(obligation.Parameters);
        Assert.Equal(isOff, obligation.Needed.Count > 0);
        Assert.Equal(isOff, obligation.With(key => key == "patrol_min" ? "15" : null) is null);
    }

    [Fact]
    public void Pack_WithoutAMember_IsRefused()
    {
        var reading = PackReader.Read("sample.json", Good.Replace("\"origin\": \"documents\",", "", StringComparison.Ordinal));

        Assert.Contains(reading.Problems, problem => problem is { Path: "$" } && problem.Reason.Contains("\"origin\" is missing", StringComparison.Ordinal));
    }

    [Fact]
    public void Pack_WithAChecklistThatNamesNoItems_IsRefused()
    {
        var json = JsonNode.Parse(Good)!;
        json["obligations"]![0]!.AsObject().Remove("form");

        var reading = PackReader.Read("sample.json", json.ToJsonString());

        Assert.Equal(["sample.json $.obligations[0]: a checklist needs a form that names its items"], reading.Problems.Select(problem => problem.ToString()));
    }

    /// <summary>Nothing of a library is used when one of its files has a fault, and every fault is named.</summary>
    [Fact]
    public void Library_WithOneFaultyFile_IsRefusedWhole()
    {
        var twin = With("$.colour", "1").Replace("\"sample\"", "\"twin\"", StringComparison.Ordinal);

        var refused = Assert.Throws<PackFormatException>(() => PackLibrary.Of([("sample.json", Good), ("twin.json", twin)]));

        Assert.Equal(["twin.json $.colour: unknown key"], refused.Problems.Select(problem => problem.ToString()));
    }

    [Fact]
    public void Library_WithOneKeyInTwoUnits_IsRefused()
    {
        var twin = With("$.clauses[0].id", "\"Y-001\"").Replace("\"X-001\"", "\"Y-001\"", StringComparison.Ordinal).Replace("\"sample\"", "\"twin\"", StringComparison.Ordinal)
            .Replace("\"key\":\"patrol\"", "\"key\":\"patrol-twin\"", StringComparison.Ordinal).Replace("\"unit\":\"minutes\",\"value\":15", "\"unit\":\"hours\",\"value\":15", StringComparison.Ordinal);

        var refused = Assert.Throws<PackFormatException>(() => PackLibrary.Of([("sample.json", Good), ("twin.json", twin)]));

        Assert.Equal(["twin.json $.clauses[0].parameters[0].unit: patrol_min is Minutes in sample.json"], refused.Problems.Select(problem => problem.ToString()));
    }

    /// <summary>Whatever stands in a file, the answer is a place and a reason, never a crash; and what is taken can be worked out.</summary>
    [Fact]
    public void Pack_WithAnythingAnywhere_IsReadOrRefusedWithItsPlace()
    {
        string[] oddities = ["null", "true", "-1", "0.5", "1e30", "1e400", "\"\"", "\"x\"", "\"25:00\"", "[]", "{}", "[1]", "{\"parameter\":5}", "{\"parameter\":\"x\"}", "[[[]]]"];
        var random = new Random(17);
        var world = new Portal.Domain.Obligations.TriggerWorld { Zone = new(TimeZoneInfo.Utc) };
        var (from, read, refused) = (new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero), 0, 0);
        foreach (var pack in PackLibrary.Load().Packs)
        {
            var json = File.ReadAllText(Support.Repository.File("Portal", "Packs", pack.Id + ".json"));
            var places = Places(JsonNode.Parse(json)!, "$").ToArray();
            for (var round = 0; round < 60; round++)
            {
                var place = places[random.Next(places.Length)];
                var reading = PackReader.Read(pack.Id + ".json", PackJson.With(json, place, oddities[random.Next(oddities.Length)]));
                (read, refused) = reading.Pack is null ? (read, refused + 1) : (read + 1, refused);
                Assert.All(reading.Problems, problem => Assert.StartsWith("$", problem.Path, StringComparison.Ordinal));
                foreach (var obligation in (reading.Pack?.Obligations ?? []).Select(one => one.With(key => pack.Clauses.SelectMany(clause => clause.Parameters).First(parameter => parameter.Key == key).Value)).OfType<Portal.Domain.Obligations.Obligation>())
                {
                    Assert.True(obligation.Between(from, from.AddDays(3), world).Count() < 10_000, $"{place}: {obligation.Key}");
                }
            }
        }

        Assert.True(read > 20 && refused > 300, $"{read} read, {refused} refused");

        static IEnumerable<string> Places(JsonNode node, string path) => node switch
        {
            JsonObject members => members.Where(member => member.Key != "$schema").SelectMany(member => Below(member.Value, $"{path}.{member.Key}")),
            JsonArray items => items.SelectMany((item, index) => Below(item, $"{path}[{index}]")),
            _ => [],
        };

        static IEnumerable<string> Below(JsonNode? node, string path) => node is null ? [path] : Places(node, path).Prepend(path);
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

        Assert.Equal(Portal.Domain.Obligations.PostKinds.All, definitions.GetProperty("postKind").GetProperty("enum").EnumerateArray().Select(kind => kind.GetString()));
        foreach (var (definition, place) in new[] { ("clause", "$.clauses[0]"), ("parameter", "$.clauses[0].parameters[0]"), ("obligation", "$.obligations[0]"), ("item", "$.obligations[0].form[0]"), ("list", "$.lists[0]") })
        {
            foreach (var member in definitions.GetProperty(definition).GetProperty("properties").EnumerateObject())
            {
                var reading = PackReader.Read("sample.json", With($"{place}.{member.Name}", "null"));
                Assert.DoesNotContain(reading.Problems, problem => problem.Reason == "unknown key");
            }
        }

        foreach (var form in definitions.GetProperty("trigger").GetProperty("oneOf").EnumerateArray())
        {
            var members = form.GetProperty("properties").EnumerateObject().Select(member => $"\"{member.Name}\":null");
            Assert.DoesNotContain(PackReader.Read("sample.json", With("$.obligations[0].trigger", $"{{{string.Join(',', members)}}}")).Problems, problem => problem.Reason == "unknown key");
        }
    }

    private static string With(string path, string json) => PackJson.With(Good, path, json);
}
