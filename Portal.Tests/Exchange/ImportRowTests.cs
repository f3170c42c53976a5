using System.Text.Json;
using Portal.Domain.Kernel;
using Portal.Exchange;

namespace Portal.Tests.Exchange;

public sealed class ImportRowTests
{
    private static readonly SiteZone Site = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));

    [Fact]
    public async Task Row_WithSeveralBadCells_HasTheFirstReadAsItsOneProblem()
    {
        var row = Assert.Single(await Files.RowsAsync(ImportKinds.Payments, "id,unit,paid_at,amount\nP1,1-101,2026-02-30 08:00,12.345\n"));

        Assert.True(row.IsGood);
        Assert.Null(row.Instant("paid_at", Site));
        Assert.Null(row.Amount("amount", AmountRule.Positive));
        row.Reject(ImportRefusals.Required);

        Assert.Equal(("import.time-unknown", "paid_at"), (row.Problem?.Code, row.Problem?.Field));
    }

    [Fact]
    public async Task Row_WithABlankRequiredCell_IsRefusedBeforeItIsRead()
    {
        var rows = await Files.RowsAsync(ImportKinds.Units, "code,owner\n\u3000,李四\n");

        Assert.Equal(("import.required", "code"), (rows[0].Problem?.Code, rows[0].Problem?.Field));
    }

    [Fact]
    public async Task Row_KeepsApartBlankCellsAndMissingColumns()
    {
        var row = Assert.Single(await Files.RowsAsync(ImportKinds.Units, "code,owner\n1,\n"));

        Assert.True(row.Carries("owner"));
        Assert.False(row.Has("owner"));
        Assert.False(row.Carries("phone"));
        Assert.Equal("", row.Text("phone"));
        Assert.Null(row.Area("area"));
        Assert.True(row.IsGood);
    }

    [Fact]
    public async Task Row_AskedForAnUnknownColumn_Throws()
    {
        var row = Assert.Single(await Files.RowsAsync(ImportKinds.Units, "code\n1\n"));

        Assert.Throws<ArgumentException>(() => row.Get("colour"));
    }

    [Fact]
    public void Json_OfAnObject_IsARowLikeAnyOther()
    {
        using var json = JsonDocument.Parse("""
            { "id": " T-1 ", "kind": "投诉", "title": "电梯", "receivedAt": "2026-11-05T09:12:00+08:00", "satisfaction": 5.0, "unit": null, "reopened": 1e0, "mood": "bad" }
            """);

        var row = JsonRow.Read(ImportKinds.Cases, json.RootElement);

        Assert.Equal(("T-1", "complaint"), (row.Code("id"), row.Word("kind")));
        Assert.Equal(new DateTimeOffset(2026, 11, 5, 1, 12, 0, TimeSpan.Zero), row.Instant("received_at", Site));
        Assert.Equal(1, row.WholeNumber("reopened", 0, 99));
        Assert.True(row.Carries("unit"));
        Assert.False(row.Has("unit"));
        Assert.False(row.Carries("category"));
        Assert.Equal(("import.column-unknown", "mood"), (Assert.Single(row.Warnings).Code, row.Warnings[0].Field));
        Assert.True(row.IsGood);
        Assert.Equal(1, row.Line);
    }

    [Theory]
    [InlineData("""[1]""", "import.json-not-object", null)]
    [InlineData("""{"staff":"E1","post":"P1","at":["x"],"event":"in"}""", "import.json-not-plain", "at")]
    [InlineData("""{"staff":"E1","post":"P1","at":true,"event":"in"}""", "import.json-not-plain", "at")]
    [InlineData("""{"staff":"E1","staff":"E2","post":"P1","at":"x","event":"in"}""", "import.json-twice", "staff")]
    [InlineData("""{"staff":"E1","post":"P1","event":"in"}""", "import.required", "at")]
    [InlineData("""{"staff":"E1","post":"P1","at":" ","event":"in"}""", "import.required", "at")]
    public void Json_OfAnotherShape_IsTheRowsProblem(string body, string code, string? field)
    {
        using var json = JsonDocument.Parse(body);

        var problem = JsonRow.Read(ImportKinds.Presence, json.RootElement).Problem;

        Assert.Equal((code, field), (problem?.Code, problem?.Field));
    }

    [Fact]
    public async Task Tally_CountsEachRowOnceAndKeepsTheOrderOfTheFile()
    {
        var rows = await Files.RowsAsync(ImportKinds.Units, "code,owner\n1,a\n2,b\n,c\n4,d\n");
        var tally = new ImportTally("units", [new ImportProblem(1, ImportRefusals.ColumnUnknown.With("x"))]);
        rows[1].Warn(ImportRefusals.ColumnUnknown.With("y"));

        tally.Count(rows[3], changes: false);
        foreach (var row in rows.Take(3))
        {
            tally.Count(row, changes: true);
        }

        var report = tally.ToReport();
        Assert.Equal((4, 2, 1, 1), (report.Total, report.Accepted, report.Unchanged, report.Rejected.Count));
        Assert.Equal([1, 3], report.Warnings.Select(warning => warning.Line));
        Assert.True(tally.HasRejected);

        var held = report.HeldBack();
        Assert.Equal((4, 0, 3, 1), (held.Total, held.Accepted, held.Unchanged, held.Rejected.Count));
    }

    [Fact]
    public void Answer_IsTheJsonOfTheContract()
    {
        var report = new ImportReport("units", 2, 1, [new ImportProblem(3, ImportRefusals.Required with { Field = "code" })], [new ImportProblem(1, ImportRefusals.Empty)]);

        var json = JsonSerializer.Serialize(report.ToAnswer(refusal => refusal.Code));

        Assert.Equal(
            """{"kind":"units","total":4,"accepted":2,"unchanged":1,"rejected":[{"line":3,"column":"code","message":"import.required"}],"warnings":[{"line":1,"column":null,"message":"import.empty"}]}""",
            json);
    }
}
