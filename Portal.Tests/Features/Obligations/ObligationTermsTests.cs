using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Features.Obligations;
using Portal.Features.Obligations.Editor;
using Portal.Features.Reminders;
using Portal.Features.Rules;
using Portal.Tests.Features.Duty;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Obligations;

/// <summary>What a site makes of an obligation: refused with the field named, or planned from its instant on. The clock begins on Saturday 2026-11-21 at 20:00.</summary>
[Trait("Engines", "Both")]
public sealed class ObligationTermsTests : IAsyncLifetime
{
    private const string Key = "office-cleaning-before-work";
    private readonly PortalApp _app = new();

    public async Task InitializeAsync()
    {
        await new DutySeed(_app).Person("S", title: "客服主管").Post("客服中心前台").SaveAsync();
        Assert.True((await _app.Services.GetRequiredService<SwitchPack>().RunAsync(PortalApp.Tester, "service-centre", true, default)).IsDone);
    }

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    [Fact]
    public async Task Terms_Published_MoveWhatIsAheadAndLeaveWhatWasDue()
    {
        _app.Clock.Advance(TimeSpan.FromHours(13));
        await PlanAsync();
        Assert.Equal(["22 08:00", "23 08:00"], await DueAsync());

        Assert.True((await SetAsync(new ObligationTerms { At = [new TimeOnly(7, 15), new TimeOnly(13, 0)] })).IsDone);
        await PlanAsync();
        Assert.Equal(["22 08:00", "22 13:00", "23 07:15"], (await DueAsync()).Take(3));

        Assert.True((await SetAsync(ObligationTerms.None)).IsDone);
        await PlanAsync();
        Assert.Equal(["22 08:00", "23 08:00"], await DueAsync());
    }

    [Fact]
    public async Task Terms_OfALaterDay_HoldFromThatDay()
    {
        Assert.True((await SetAsync(new ObligationTerms { At = [new TimeOnly(7, 15)] }, DutySeed.At("2026-11-23 00:00"))).IsDone);

        var rules = await _app.QueryAsync(db => db.SiteRulesAsync(_app.Services.GetRequiredService<Portal.Packs.PackLibrary>(), [], default));
        var days = new[] { "2026-11-22 12:00", "2026-11-23 00:00" }.Select(day => rules.ObligationOf(Key, DutySeed.At(day))!.Trigger).Cast<TriggerTemplate.OnCalendar>();

        Assert.Equal([null, "07:15"], days.Select(trigger => trigger.At[0].Literal));
    }

    /// <summary>Each publication asks anew; of what is refused nobody hears.</summary>
    [Fact]
    public async Task Terms_Published_AskThoseWhomTheClauseConcernsToReadThem()
    {
        var people = new DutySeed(_app).Person("C", title: "客服人员").Person("K", title: "收银员");
        await people.SaveAsync();
        Assert.True((await SetAsync(new ObligationTerms { At = [new TimeOnly(7, 15)] })).IsDone);
        Assert.False((await SetAsync(ObligationTerms.None, DutySeed.At("2026-11-01 00:00"))).IsDone);
        Assert.Equal([("B-029", people["C"], 2)], await AskedAsync());

        Assert.True((await SetAsync(ObligationTerms.None)).IsDone);

        Assert.Equal([("B-029", people["C"], 2), ("B-029", people["C"], 3)], await AskedAsync());
        var told = await _app.QueryAsync(db => db.Set<InboxMessage>().Where(message => message.Text == "rules.terms-changed").ToListAsync());
        Assert.Equal([people["C"], people["C"]], told.Select(message => message.Person));

        async Task<IEnumerable<(string, PersonId, int)>> AskedAsync() =>
            (await _app.QueryAsync(db => db.Set<RuleReading>().OrderBy(row => row.Version).ToListAsync())).Select(row => (row.Clause, row.Person, row.Version));
    }

    [Theory]
    [InlineData("on-duty:fire-control-room", null, "audience")]
    [InlineData("role:cashier", null, "audience")]
    [InlineData(null, "role:cashier", "ladder")]
    [InlineData("holder", null, "audience")]
    public async Task Terms_ThatWouldReachNobody_AreRefusedAndChangeNothing(string? audience, string? step, string field)
    {
        var terms = new ObligationTerms
        {
            Audience = audience is null ? null : AudienceCode.Read(audience),
            Ladder = step is null ? null : [new EscalationStep(TimeSpan.Zero, AudienceCode.Read(step)!)],
        };

        var result = await SetAsync(terms);

        Assert.Equal(field, result.Refusal?.Field);
        Assert.Equal(0, await _app.QueryAsync(db => db.Set<TermsVersionRow>().CountAsync()));
    }

    [Fact]
    public async Task Terms_OfAnEarlierInstantOrByStaffOrOfNothing_AreRefused()
    {
        Assert.Equal("rules.from-past", (await SetAsync(ObligationTerms.None, DutySeed.At("2026-11-21 19:59"))).Refusal?.Code);
        Assert.Equal("obligations.no-such", (await Use().RunAsync(PortalApp.Tester, "no-such", ObligationTerms.None, null, default)).Refusal?.Code);
        Assert.NotNull((await Use().RunAsync(await _app.AccountAsync(Roles.Staff), Key, ObligationTerms.None, null, default)).Refusal);
        Assert.Equal(0, await _app.QueryAsync(db => db.Set<TermsVersionRow>().CountAsync()));
    }

    [Fact]
    public void Json_OfEveryTerm_ComesBackAsItWent()
    {
        var terms = new ObligationTerms
        {
            Days = "mon,thu",
            At = [new TimeOnly(7, 15)],
            Audience = new Audience.InRole("staff"),
            RemindBefore = [30, 0],
            Grace = 20,
            Ladder = [new EscalationStep(TimeSpan.FromMinutes(45), new Audience.Superiors(), "mail")],
            CatchUp = CatchUp.Each,
            RespectsQuietHours = true,
        };

        Assert.Equal(TermsJson.Write(terms), TermsJson.Write(TermsJson.Read(TermsJson.Write(terms))));
        Assert.Equal("""{"days":"mon,thu","at":["07:15:00"],"audience":"role:staff","remind":[30,0],"grace":20,"ladder":[{"after":45,"to":"superiors","channel":"mail"}],"catchUp":"each","quiet":true}""", TermsJson.Write(terms));
        Assert.Equal("{}", TermsJson.Write(ObligationTerms.None));
    }

    private SetObligationTerms Use() => _app.Services.GetRequiredService<SetObligationTerms>();

    private Task<Portal.Domain.Kernel.Result> SetAsync(ObligationTerms terms, DateTimeOffset? from = null) => Use().RunAsync(PortalApp.Tester, Key, terms, from, default);

    private Task<OccurrenceTally> PlanAsync() => _app.Services.GetRequiredService<PlanOccurrences>().RunAsync(default);

    /// <summary>Day and time of what is due in the table, from Sunday on.</summary>
    private async Task<List<string>> DueAsync()
    {
        var from = DutySeed.At("2026-11-22 00:00");
        var due = await _app.QueryAsync(db => db.Set<DueOccurrence>().Where(row => row.Obligation == Key && row.Due >= from).OrderBy(row => row.Due).Select(row => row.Due).ToListAsync());
        return due.ConvertAll(at => at.ToOffset(TimeSpan.FromHours(8)).ToString("dd HH:mm", System.Globalization.CultureInfo.InvariantCulture));
    }
}
