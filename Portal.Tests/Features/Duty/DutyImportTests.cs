using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Duty;
using Portal.Domain.People;
using Portal.Features.Duty;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Duty;

/// <summary>The four duty files through the API, good and bad.</summary>
[Trait("Engines", "Both")]
public sealed class DutyImportTests : IAsyncLifetime
{
    private const string Staff = "code,name,role,superior,qualifications\nE1,王一,中控员,E2,fire-operator:2027-06-30\nE2,李二,班长,,\n";
    private const string Posts = "code,name,days,from,to,min,qualification\nA,中控室,everyday,08:00,17:00,2,\nA,中控室,everyday,17:00,08:00,1,fire-operator\nB,前台,周一,09:00,24:00,1,\n";
    private const string Assignments = "staff,post,start,end\nE1,A,2026-11-21 08:00,2026-11-21 17:00\nE2,A,2026-11-21 17:00,2026-11-22 08:00\n";
    private const string Presence = "工号,岗位编码,时间,事件\nE1,A,2026-11-21 07:50,到岗\nE1,A,2026-11-21 17:02,下岗\n";

    private readonly PortalApp _app = new();
    private HttpClient _api = null!;

    public async Task InitializeAsync() => _api = await _app.ApiAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Import_AllFourTwice_WritesOnce()
    {
        foreach (var (kind, csv, rows) in Files())
        {
            Assert.Equal($"{rows} {rows} 0 0", await SumsAsync(kind, csv));
        }

        var before = await CountsAsync();
        foreach (var (kind, csv, rows) in Files())
        {
            Assert.Equal($"{rows} 0 {rows} 0", await SumsAsync(kind, csv));
        }

        Assert.Equal((2, 2, 2, 2), before);
        Assert.Equal(before, await CountsAsync());
        var post = await _app.QueryAsync(db => db.Set<Post>().SingleAsync(post => post.Code == "A"));
        Assert.Equal(2, post.Windows.Count);
    }

    [Theory]
    [InlineData("staff", "code,name,superior\nE9,九,E8\n", 2, "superior")]
    [InlineData("staff", "code,name,superior\nE9,九,E9\n", 2, "superior")]
    [InlineData("staff", "code,name,superior\nE8,八,\nE2,李二,E1\n", 3, "superior")]
    [InlineData("staff", "code,name,joined\nE9,九,2026-02-30\n", 2, "joined")]
    [InlineData("staff", "code,name,qualifications\nE9,九,fire-operator\n", 2, "qualifications")]
    [InlineData("posts", "code,name,days,from,to,min\nC,岗,某天,08:00,17:00,1\n", 2, "days")]
    [InlineData("posts", "code,name,days,from,to,min\nC,岗,everyday,24:00,17:00,1\n", 2, "from")]
    [InlineData("posts", "code,name,days,from,to,min\nC,岗,everyday,08:00,24:01,1\n", 2, "to")]
    [InlineData("posts", "code,name,days,from,to,min\nC,岗,everyday,08:00,17:00,-1\n", 2, "min")]
    [InlineData("assignments", "staff,post,start,end\nE9,A,2026-11-21 08:00,2026-11-21 17:00\n", 2, "staff")]
    [InlineData("assignments", "staff,post,start,end\n\nE1,X,2026-11-21 08:00,2026-11-21 17:00\n", 3, "post")]
    [InlineData("assignments", "staff,post,start,end\nE1,A,2026-11-21 08:00,2026-11-21 08:00\n", 2, "end")]
    [InlineData("assignments", "staff,post,start,end\nE1,A,2026-11-21 08:00,2026-11-31 08:00\n", 2, "end")]
    [InlineData("presence", "staff,post,at,event\nE1,A,2026-11-21 08:00,in\nE9,A,2026-11-21 08:00,in\n", 3, "staff")]
    [InlineData("presence", "staff,post,at,event\nE1,X,2026-11-21 08:00,in\n", 2, "post")]
    [InlineData("presence", "staff,post,at,event\nE1,A,2026-11-21 8:60,in\n", 2, "at")]
    [InlineData("presence", "staff,post,at,event\nE1,A,2026-11-21 08:00,nap\n", 2, "event")]
    public async Task Import_BadRow_IsRefusedByLineAndColumnAndNothingIsWritten(string kind, string csv, int line, string column)
    {
        await PortalApp.ImportAsync(_api, "staff", Staff);
        await PortalApp.ImportAsync(_api, "posts", Posts);
        var before = await CountsAsync();

        var (response, body) = await PortalApp.ImportAsync(_api, kind, csv);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var rejected = Assert.Single(body.GetProperty("rejected").EnumerateArray());
        Assert.Equal((line, column), (rejected.GetProperty("line").GetInt32(), rejected.GetProperty("column").GetString()));
        Assert.NotEqual("", rejected.GetProperty("message").GetString());
        Assert.Equal(before, await CountsAsync());
    }

    [Fact]
    public async Task Staff_UnknownRole_IsATitleWithoutRightsAndAWarning()
    {
        var (response, body) = await PortalApp.ImportAsync(_api, "staff", "code,name,role\nE1,王一,首席园丁\n");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("2 role", Place(Assert.Single(body.GetProperty("warnings").EnumerateArray())));
        var person = await _app.QueryAsync(db => db.Set<Person>().SingleAsync());
        Assert.Equal(("首席园丁", null), (person.Title, person.Role));
    }

    [Fact]
    public async Task Staff_SuperiorOfARefusedRow_IsRefusedToo()
    {
        var (response, body) = await PortalApp.ImportAsync(
            _api, "staff", "code,name,superior,joined\nE1,王一,E2,\nE2,李二,E3,\nE3,赵三,,2026-02-30\nE4,钱四,,\n", "?skipInvalid=true");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["2 superior", "3 superior", "4 joined"], body.GetProperty("rejected").EnumerateArray().Select(Place));
        Assert.Equal(1, body.GetProperty("accepted").GetInt32());
    }

    [Fact]
    public async Task Staff_SuperiorsInACircle_AreRefusedWithWhoeverStandsBelow()
    {
        var (_, body) = await PortalApp.ImportAsync(_api, "staff", "code,name,superior\nE1,一,E3\nE2,二,E1\nE3,三,E2\nE4,四,E3\nE5,五,\n", "?skipInvalid=true");

        Assert.Equal(["2 superior", "3 superior", "4 superior", "5 superior"], body.GetProperty("rejected").EnumerateArray().Select(Place).Order(StringComparer.Ordinal));
        Assert.Equal(1, body.GetProperty("accepted").GetInt32());
    }

    [Fact]
    public async Task Staff_SuperiorsTurnedRound_AreNoCircle()
    {
        await PortalApp.ImportAsync(_api, "staff", Staff);

        Assert.Equal("2 2 0 0", await SumsAsync("staff", "code,name,superior\nE2,李二,E1\nE1,王一,\n"));
    }

    [Fact]
    public async Task Staff_FileWithoutAColumn_LeavesItAsItIs()
    {
        await PortalApp.ImportAsync(_api, "staff", "code,name,phone\nE1,王一,13800001111\n");

        Assert.Equal("1 1 0 0", await SumsAsync("staff", "code,name\nE1,王小一\n"));
        var person = await _app.QueryAsync(db => db.Set<Person>().SingleAsync());
        Assert.Equal(("王小一", "13800001111"), (person.Name, person.Phone));
        await PortalApp.ImportAsync(_api, "staff", "code,name,phone\nE1,王小一,\n");
        Assert.Null((await _app.QueryAsync(db => db.Set<Person>().SingleAsync())).Phone);
    }

    [Fact]
    public async Task Posts_NewRows_ReplaceAllWindows()
    {
        await PortalApp.ImportAsync(_api, "posts", Posts);

        Assert.Equal("1 1 0 0", await SumsAsync("posts", "code,name,days,from,to,min\nA,中控室,restday,08:00,20:00,3\n"));
        var posts = await _app.QueryAsync(db => db.Set<Post>().OrderBy(post => post.Code).ToListAsync());
        Assert.Equal(3, Assert.Single(posts[0].Windows).Min);
        Assert.Single(posts[1].Windows);
    }

    [Fact]
    public async Task Presence_OutWithoutIn_IsAcceptedWithAWarning()
    {
        await PortalApp.ImportAsync(_api, "staff", Staff);
        await PortalApp.ImportAsync(_api, "posts", Posts);

        var (response, body) = await PortalApp.ImportAsync(
            _api, "presence", "staff,post,at,event\nE1,A,2026-11-21 08:00,out\nE1,B,2026-11-21 09:00,in\nE1,A,2026-11-21 10:00,out\n");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(3, body.GetProperty("accepted").GetInt32());
        Assert.Equal(["2 event", "4 event"], body.GetProperty("warnings").EnumerateArray().Select(Place));
    }

    [Fact]
    public async Task Presence_OneInstant_AppliesInTheOrderOfTheFile()
    {
        await PortalApp.ImportAsync(_api, "staff", Staff);
        await PortalApp.ImportAsync(_api, "posts", Posts);

        await PortalApp.ImportAsync(_api, "presence", "staff,post,at,event\nE1,A,2026-11-21 19:00,out\nE1,A,2026-11-21 19:00,in\nE2,A,2026-11-21 19:00,in\nE2,A,2026-11-21 19:00,out\n");

        var stored = await _app.QueryAsync(db => db.Set<PresenceEvent>().OrderBy(one => one.Sequence).ToListAsync());
        Assert.Equal([PresenceKind.Out, PresenceKind.In, PresenceKind.In, PresenceKind.Out], stored.Select(one => one.Kind));
        Assert.Equal([1, 2, 3, 4], stored.Select(one => one.DayCount));
        var board = (await _app.Services.GetRequiredService<ReadDutyBoard>().RunAsync(PortalApp.Tester, default)).Value.Value;
        Assert.Equal(["E1"], board.OnDuty.Select(one => one.Person.Code));
    }

    [Fact]
    public async Task Assignments_ChangedEnd_Updates_AndWithdrawnOnesStay()
    {
        await PortalApp.ImportAsync(_api, "staff", Staff);
        await PortalApp.ImportAsync(_api, "posts", Posts.Replace("fire-operator", "", StringComparison.Ordinal));
        await PortalApp.ImportAsync(_api, "assignments", Assignments);

        Assert.Equal("2 1 1 0", await SumsAsync("assignments", Assignments.Replace("2026-11-21 17:00\n", "2026-11-21 18:00\n", StringComparison.Ordinal)));
        var evening = await _app.QueryAsync(db => db.Set<Assignment>().SingleAsync(shift => shift.Start == DutySeed.At("17:00")));
        Assert.True((await _app.Services.GetRequiredService<WithdrawShift>().RunAsync(PortalApp.Tester, evening.Id, "发烧", default)).IsDone);
        var (_, body) = await PortalApp.ImportAsync(_api, "assignments", Assignments.Replace("2026-11-21 17:00\n", "2026-11-21 18:00\n", StringComparison.Ordinal));

        Assert.Equal(2, body.GetProperty("unchanged").GetInt32());
        Assert.Equal("3 start", Place(Assert.Single(body.GetProperty("warnings").EnumerateArray())));
        var shifts = await _app.QueryAsync(db => db.Set<Assignment>().OrderBy(shift => shift.Start).ToListAsync());
        Assert.Equal([(DutySeed.At("18:00"), false), (DutySeed.At("2026-11-22 08:00"), true)], shifts.Select(shift => (shift.End, shift.Withdrawn)));
    }

    [Fact]
    public async Task Assignments_SeveralRowsOfOneShift_TheLastCounts_AndAgainNothingChanges()
    {
        await PortalApp.ImportAsync(_api, "staff", Staff);
        await PortalApp.ImportAsync(_api, "posts", Posts);
        var csv = Assignments + "E1,A,2026-11-21 08:00,2026-11-21 18:00\n";

        Assert.Equal("3 3 0 0", await SumsAsync("assignments", csv));
        Assert.Equal("3 0 3 0", await SumsAsync("assignments", csv));

        var ends = await _app.QueryAsync(db => db.Set<Assignment>().OrderBy(shift => shift.Start).Select(shift => shift.End).ToListAsync());
        Assert.Equal([DutySeed.At("18:00"), DutySeed.At("2026-11-22 08:00")], ends);
    }

    private static (string Kind, string Csv, int Rows)[] Files() =>
        [("staff", Staff, 2), ("posts", Posts, 3), ("assignments", Assignments, 2), ("presence", Presence, 2)];

    private static string Place(JsonElement problem) => $"{problem.GetProperty("line")} {problem.GetProperty("column")}";

    private async Task<string> SumsAsync(string kind, string csv)
    {
        var (response, body) = await PortalApp.ImportAsync(_api, kind, csv);
        Assert.True(response.IsSuccessStatusCode, body.GetRawText());
        return $"{body.GetProperty("total")} {body.GetProperty("accepted")} {body.GetProperty("unchanged")} {body.GetProperty("rejected").GetArrayLength()}";
    }

    private Task<(int People, int Posts, int Shifts, int Clockings)> CountsAsync() => _app.QueryAsync(async db =>
        (await db.Set<Person>().CountAsync(), await db.Set<Post>().CountAsync(), await db.Set<Assignment>().CountAsync(), await db.Set<PresenceEvent>().CountAsync()));
}
