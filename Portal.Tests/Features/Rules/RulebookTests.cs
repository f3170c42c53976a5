using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Domain.Rulebook;
using Portal.Features.Reminders;
using Portal.Features.Rules;
using Portal.Features.Settings;
using Portal.Packs;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Rules;

/// <summary>Packs switched, parameters published, and who is asked to read them.</summary>
[Trait("Engines", "Both")]
public sealed class RulebookTests : IAsyncLifetime
{
    private const string Teams = "shift_pattern_teams";
    private readonly PortalApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    [Fact]
    public async Task Parameter_Published_HoldsFromItsDateAndNotBefore()
    {
        await SwitchAsync("control-room", true);
        var from = _app.Clock.GetUtcNow().AddDays(3);

        Assert.True((await SetAsync(Teams, "5", from)).IsDone);

        var rules = await RulesAsync();
        Assert.Equal((null, ParameterSource.Undecided), (rules.ValueOf(Teams, from.AddSeconds(-1)), rules.StandingOf(Teams, from.AddSeconds(-1)).Source));
        Assert.Equal("5", rules.ValueOf(Teams, from));
    }

    [Theory]
    [InlineData("no_such_parameter", "10", "rules.parameter-unknown")]
    [InlineData("early_arrival_min", "5", "rules.carried-by-setting")]
    [InlineData(Teams, "ten", "rules.not-a-number")]
    [InlineData(Teams, "100000", "rules.out-of-range")]
    [InlineData("team_meeting_day", "someday", "rules.not-a-weekday")]
    [InlineData("team_meeting_time", "25:00", "rules.not-a-time")]
    public async Task Parameter_ThatCannotBe_IsRefusedAndNothingIsKept(string key, string value, string refusal)
    {
        await SwitchAsync("service-centre", true);

        Assert.Equal(refusal, (await SetAsync(key, value)).Refusal?.Code);
        Assert.Equal(0, await _app.QueryAsync(db => db.Set<RuleVersionRow>().CountAsync()));
        Assert.Equal(0, await _app.QueryAsync(db => db.Set<InboxMessage>().CountAsync()));
    }

    /// <summary>Up to 90 days in one pack and up to 30 in another: what is set fits every clause that lives by it.</summary>
    [Fact]
    public async Task Parameter_OfSeveralPacks_HasToFitEachThatIsOn()
    {
        await SwitchAsync("service-centre", true);
        Assert.Equal("rules.out-of-range", (await SetAsync("leave_notice_days", "60")).Refusal?.Code);

        _app.Clock.Advance(TimeSpan.FromSeconds(1));
        await SwitchAsync("service-centre", false);
        await SwitchAsync("sales-centre", true);
        Assert.True((await SetAsync("leave_notice_days", "60")).IsDone);
    }

    [Fact]
    public async Task Parameter_FromThePast_IsRefused() =>
        Assert.Equal("rules.from-past", (await SetAsync(Teams, "5", _app.Clock.GetUtcNow().AddMinutes(-1))).Refusal?.Code);

    [Fact]
    public async Task Parameter_Published_AsksThoseWhomItsClauseConcerns()
    {
        await SwitchAsync("control-room", true);
        var (operatorOnDuty, cashier) = (NewPerson("1", "值班人员"), NewPerson("2", "收银员"));
        await _app.SeedAsync(operatorOnDuty, cashier);

        await SetAsync(Teams, "5");

        var clauses = (await RulesAsync()).StandingOf(Teams, _app.Clock.GetUtcNow()).Offers.Select(offer => offer.Clause).ToArray();
        var expected = clauses.SelectMany(clause => new[] { operatorOnDuty, cashier }.Where(person => clause.Concerns(person.Role)).Select(person => (clause.Id, person.Id)));
        var asked = await _app.QueryAsync(db => db.Set<RuleReading>().Select(row => new { row.Clause, row.Person }).ToListAsync());
        Assert.NotEmpty(asked);
        Assert.DoesNotContain(asked, row => row.Person == cashier.Id);
        Assert.Equal(expected.OrderBy(pair => pair.ToString(), StringComparer.Ordinal), asked.Select(row => (row.Clause, row.Person)).OrderBy(pair => pair.ToString(), StringComparer.Ordinal));
    }

    /// <summary>A later publication may begin earlier than one that is still ahead: both are asked for, and the last one is what the sheet speaks of.</summary>
    [Fact]
    public async Task Parameter_PublishedForNowWhileAnotherLiesAhead_IsAskedForOnItsOwn()
    {
        await SwitchAsync("service-centre", true);
        var person = NewPerson("1", "客服人员");
        await _app.SeedAsync(person);
        var reader = await _app.AccountAsync(Roles.Staff, person.Id);
        Assert.True((await SetAsync("team_meeting_time", "16:30", _app.Clock.GetUtcNow().AddDays(9))).IsDone);
        await _app.Services.GetRequiredService<ConfirmReading>().RunAsync(reader, "A-002", default);

        Assert.True((await SetAsync("team_meeting_time", "17:00")).IsDone);

        Assert.Equal(["员工1"], (await SheetAsync(reader, "A-002")).Unread);
        Assert.Equal("17:00", (await RulesAsync()).ValueOf("team_meeting_time", _app.Clock.GetUtcNow()));
    }

    [Fact]
    public async Task Setting_OfAClause_Published_AsksThoseWhomItConcerns_OnceForEachChange()
    {
        await SwitchAsync("service-centre", true);
        var person = NewPerson("1", "客服人员");
        await _app.SeedAsync(person);
        var reader = await _app.AccountAsync(Roles.Staff, person.Id);
        var from = _app.Clock.GetUtcNow().AddDays(1);
        await SettingAsync(12, from);
        Assert.Equal(["员工1"], (await SheetAsync(reader, "A-051")).Unread);
        await _app.Services.GetRequiredService<ConfirmReading>().RunAsync(reader, "A-051", default);

        await SettingAsync(12, from);
        Assert.Empty((await SheetAsync(reader, "A-051")).Unread);
        await SettingAsync(15, from);

        Assert.Equal(["员工1"], (await SheetAsync(reader, "A-051")).Unread);
        var told = await _app.QueryAsync(db => db.Set<InboxMessage>().Where(message => message.Person == person.Id && message.Clause == "A-051").ToListAsync());
        Assert.Equal(2, told.Count);
        Assert.Contains("15 分钟", told.Single(message => message.AcknowledgedAt is null).Args, StringComparison.Ordinal);

        async Task SettingAsync(decimal value, DateTimeOffset at) =>
            Assert.True((await _app.Services.GetRequiredService<ChangeSetting>().RunAsync(PortalApp.Tester, "reminders.early", value, at, default)).IsDone);
    }

    [Fact]
    public async Task Reading_Confirmed_LeavesTheList()
    {
        await SwitchAsync("service-centre", true);
        var person = NewPerson("1", "客服人员");
        await _app.SeedAsync(person);
        var reader = await _app.AccountAsync(Roles.Staff, person.Id);
        await SetAsync("team_meeting_time", "16:30");
        Assert.Equal(["员工1"], (await SheetAsync(reader, "A-002")).Unread);

        var confirm = _app.Services.GetRequiredService<ConfirmReading>();
        Assert.True((await confirm.RunAsync(reader, "A-002", default)).IsDone);

        var sheet = await SheetAsync(reader, "A-002");
        Assert.Equal((1, 0, false), (sheet.Read, sheet.Unread.Count, sheet.AsksReader));
        Assert.All(
            await _app.QueryAsync(db => db.Set<InboxMessage>().Where(message => message.Person == person.Id).ToListAsync()),
            message => Assert.Equal(message.Clause == "A-002", message.AcknowledgedAt is not null));
        Assert.Equal("rules.not-asked", (await confirm.RunAsync(reader, "A-001", default)).Refusal?.Code);
    }

    [Fact]
    public async Task Pack_Switched_IsKeptWithItsInstant()
    {
        await SwitchAsync("hotel", true);
        _app.Clock.Advance(TimeSpan.FromDays(1));
        await SwitchAsync("hotel", true);
        await SwitchAsync("hotel", false);

        var rules = await RulesAsync();
        var now = _app.Clock.GetUtcNow();
        Assert.Equal([false, true, false], new[] { now.AddDays(-2), now.AddHours(-1), now }.Select(at => rules.IsOn("hotel", at)));
        Assert.Equal(2, await _app.QueryAsync(db => db.Set<PackSwitchRow>().CountAsync()));
        Assert.Equal("rules.pack-unknown", (await _app.Services.GetRequiredService<SwitchPack>().RunAsync(PortalApp.Tester, "castle", true, default)).Refusal?.Code);
    }

    /// <summary>A switch is named by its instant: two clicks of one millisecond cannot both be kept.</summary>
    [Fact]
    public async Task Pack_SwitchedBackInTheSameInstant_IsRefusedAndStaysAsItWas()
    {
        await SwitchAsync("hotel", true);
        var now = _app.Clock.GetUtcNow();
        _app.Clock.Advance(TimeSpan.FromMicroseconds(300));

        Assert.Equal("rules.just-switched", (await _app.Services.GetRequiredService<SwitchPack>().RunAsync(PortalApp.Tester, "hotel", false, default)).Refusal?.Code);

        await SwitchAsync("hotel", true);
        Assert.True((await RulesAsync()).IsOn("hotel", now));
        _app.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await SwitchAsync("hotel", false);
        Assert.False((await RulesAsync()).IsOn("hotel", _app.Clock.GetUtcNow()));
    }

    [Fact]
    public async Task Rules_ChangedByStaff_IsForbidden()
    {
        var staff = await _app.AccountAsync(Roles.Staff);

        Assert.NotNull((await _app.Services.GetRequiredService<SetParameter>().RunAsync(staff, Teams, "5", null, default)).Refusal);
        Assert.NotNull((await _app.Services.GetRequiredService<SwitchPack>().RunAsync(staff, "hotel", true, default)).Refusal);
        Assert.True((await _app.Services.GetRequiredService<ReadRules>().RunAsync(staff, default)).IsDone);
    }

    /// <summary>What a setting carries has one home: the rulebook shows the value that the portal judges by.</summary>
    [Fact]
    public async Task Parameter_ThatASettingCarries_ShowsItsValueAndVersions()
    {
        await SwitchAsync("service-centre", true);
        var now = _app.Clock.GetUtcNow();
        Assert.Equal(("10", 0), ((await RulesAsync()).StandingOf("early_arrival_min", now).Value, (await RulesAsync()).StandingOf("early_arrival_min", now).Version));

        await _app.Services.GetRequiredService<ChangeSetting>().RunAsync(PortalApp.Tester, "reminders.early", 5, now.AddDays(1), default);

        var rules = await RulesAsync();
        Assert.Equal(("10", "5"), (rules.ValueOf("early_arrival_min", now), rules.ValueOf("early_arrival_min", now.AddDays(1))));
    }

    /// <summary>
    /// 10 minutes in one document, 5 in another: until the administrator decides, the rulebook says that the portal's own value
    /// holds for now. Deciding it, be it for that value, is a new version that people are asked to read.
    /// </summary>
    [Fact]
    public async Task Conflict_ThatASettingCarries_IsShownUntilItIsDecided_AndThenAskedToBeRead()
    {
        var person = NewPerson("1", "客服人员");
        await _app.SeedAsync(person);
        await SwitchAsync("service-centre", true);
        var now = _app.Clock.GetUtcNow();
        Assert.Contains((await RulesAsync()).ConflictsAt(now), standing => standing is { Key: "early_arrival_min", Value: "10", Source: ParameterSource.Provisional, IsUndecided: true });

        Assert.True((await _app.Services.GetRequiredService<ChangeSetting>().RunAsync(PortalApp.Tester, "reminders.early", 10, null, default)).IsDone);

        var standing = (await RulesAsync()).StandingOf("early_arrival_min", now);
        Assert.Equal(("10", ParameterSource.Site, 1, true, false), (standing.Value, standing.Source, standing.Version, standing.IsConflict, standing.IsUndecided));
        string[] asked = [.. (await _app.QueryAsync(db => db.Set<RuleReading>().Where(row => row.Person == person.Id).Select(row => row.Clause).ToListAsync())).Order(StringComparer.Ordinal)];
        Assert.Subset(asked.ToHashSet(), new HashSet<string>(["A-051", "C-027"]));
        Assert.True((await _app.Services.GetRequiredService<ChangeSetting>().RunAsync(PortalApp.Tester, "reminders.early", 10, null, default)).IsDone);
        Assert.Equal(asked.Length, await _app.QueryAsync(db => db.Set<RuleReading>().CountAsync()));
    }

    /// <summary>The page may only promise what is there: each place it names exists, and clauses that nothing enforces say so.</summary>
    [Fact]
    public void Enforcement_IsFoundInTheCodeAndThePacks()
    {
        var places = _app.Services.GetRequiredService<ClauseEnforcements>();

        Assert.Contains(places.Of("A-051"), place => place.Kind == EnforcementKind.Setting);
        Assert.Contains(places.Of("D-171"), place => place is { Kind: EnforcementKind.Obligation });
        Assert.Contains(places.Of("B-275"), place => place is { Kind: EnforcementKind.Register, Name: "archives" });
        Assert.Empty(places.Of("C-042"));
    }

    private async Task<ClauseSheet> SheetAsync(Actor reader, string clause) =>
        (await _app.Services.GetRequiredService<ReadClause>().RunAsync(reader, clause, default)).Value;

    private Task<SiteRules> RulesAsync() => _app.QueryAsync(db => db.SiteRulesAsync(_app.Services.GetRequiredService<PackLibrary>(), _app.Services.GetServices<SettingDefinition>(), default));

    private async Task SwitchAsync(string pack, bool isOn) =>
        Assert.True((await _app.Services.GetRequiredService<SwitchPack>().RunAsync(PortalApp.Tester, pack, isOn, default)).IsDone);

    private Task<Result> SetAsync(string key, string? value, DateTimeOffset? from = null) =>
        _app.Services.GetRequiredService<SetParameter>().RunAsync(PortalApp.Tester, key, value, from, default);

    private Person NewPerson(string code, string title) =>
        new(TypedId.New<PersonId>(_app.Clock.GetUtcNow()), code, new PersonDetails { Name = "员工" + code, Title = title });
}
