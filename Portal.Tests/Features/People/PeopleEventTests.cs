using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Features.Access;
using Portal.Features.Obligations;
using Portal.Features.Obligations.Events;
using Portal.Features.People;
using Portal.Features.People.Leaves;
using Portal.Features.Reminders;
using Portal.Features.Rules;
using Portal.Tests.Features.Duty;
using Portal.Tests.Support;

namespace Portal.Tests.Features.People;

/// <summary>What the staff list and the leaves tell the obligations of the packs. Site times.</summary>
[Trait("Engines", "Both")]
public sealed class PeopleEventTests : PageTest
{
    private const string Password = "correct horse battery";

    [Clause("A-102")]
    [Fact]
    public async Task Probation_OfWhoReportedOnTheTenthOfJanuary_IsPlannedToEndOnTheTenthOfApril_AndAlertedAhead()
    {
        var manager = await PersonAsync("M", "管理处主任");
        var id = await PersonAsync("N", "客服人员", joined: new DateOnly(2027, 1, 10));
        await SwitchAsync("service-centre");

        var form = Render<PersonForm>(set => set.Add(one => one.Person, id));
        form.WaitForAssertion(() => Assert.Contains("计划转正日期 2027-04-10", form.Markup, StringComparison.Ordinal));

        await GoToAsync("2027-03-20 12:00");
        var row = Assert.Single(await RowsAsync("confirm-after-probation"));
        Assert.Equal((DutySeed.At("2027-04-10 23:59"), "N"), (row.Due, row.Label));
        Assert.Empty(await MessagesAsync("A-102@1"));
        await GoToAsync("2027-03-28 12:00");
        Assert.Equal([manager], (await MessagesAsync("A-102@1")).Select(message => message.Person));
    }

    [Theory]
    [InlineData("2026-11-30", "2027-02-28")]
    [InlineData("2026-08-31", "2026-11-30")]
    public void Confirmation_InAShorterMonth_IsItsLastDay(string joined, string confirmation)
    {
        var person = new Person(TypedId.New<PersonId>(DutySeed.At("20:00")), "N", new PersonDetails { Name = "N", Joined = Day(joined) });

        Assert.Equal(Day(confirmation), person.ConfirmationAfter(3));
    }

    [Fact]
    public async Task Probation_OfWhoLeavesBeforeItEnds_IsNotDecided()
    {
        await PersonAsync("N", "客服人员", joined: new DateOnly(2026, 9, 1), lastDay: new DateOnly(2026, 11, 25));
        await SwitchAsync("service-centre");

        await GoToAsync("2026-11-24 12:00");

        Assert.Empty(await RowsAsync("confirm-after-probation"));
    }

    [Clause("A-097")]
    [Fact]
    public async Task SickSlip_OfALeaveUntilTheFifthOfMay_IsDueOnTheSixthAndOverdueOnTheSeventh_UntilTheTeamLeaderHasIt()
    {
        var (ill, leader) = (await PersonAsync("N", "客服人员"), await PersonAsync("L", "班长"));
        await SwitchAsync("service-centre");
        await GoToAsync("2027-05-04 09:00");
        await LeaveAsync(ill, "2027-05-04", "2027-05-05", LeaveKind.Sick);

        await GoToAsync("2027-05-06 09:00");
        var (mine, theirs) = (await SignerAsync(ill), await SignerAsync(leader));
        var line = await LineAsync(mine, new DateOnly(2027, 5, 6));
        Assert.Equal((OccurrenceStanding.Open, DutySeed.At("2027-05-06 23:59")), (line.Standing, line.Due));
        Assert.Equal((true, false), (line.Concerns, line.MayClose));
        Assert.Equal("obligations.not-concerned", (await SignAsync(mine, line.Key)).Refusal?.Code);

        await GoToAsync("2027-05-07 00:00");
        Assert.Equal(OccurrenceStanding.Missed, (await LineAsync(mine, new DateOnly(2027, 5, 6))).Standing);
        await GoToAsync("2027-05-08 10:00");
        Assert.True((await LineAsync(theirs, new DateOnly(2027, 5, 6))).MayClose);
        Assert.True((await SignAsync(theirs, line.Key)).IsDone);
        Assert.Equal(OccurrenceStanding.DoneLate, (await LineAsync(mine, new DateOnly(2027, 5, 6))).Standing);
    }

    [Fact]
    public async Task SickSlip_OfAnotherLeaveOrOneTakenBack_IsNotAskedFor()
    {
        var (one, other) = (await PersonAsync("N", "客服人员"), await PersonAsync("P", "客服人员"));
        await SwitchAsync("service-centre");
        await LeaveAsync(one, "2026-11-21", "2026-11-22", LeaveKind.Other);
        var id = await LeaveAsync(other, "2026-11-21", "2026-11-22", LeaveKind.Sick);
        await GoToAsync("2026-11-22 12:00");
        Assert.Single(await RowsAsync("hand-in-sick-slip"));

        Assert.True((await App.Services.GetRequiredService<WithdrawLeave>().RunAsync(PortalApp.Tester, id, default)).IsDone);
        await GoToAsync("2026-11-22 13:00");

        Assert.Empty(await RowsAsync("hand-in-sick-slip"));
    }

    [Clause("D-058")]
    [Fact]
    public async Task LastDay_Entered_MakesATaskToVacateSevenDaysLater_OverdueOnTheEighth()
    {
        var leaver = await PersonAsync("N", "客服人员", lastDay: new DateOnly(2026, 11, 23));
        await SwitchAsync("rest-rooms");

        await GoToAsync("2026-11-24 09:00");
        var row = Assert.Single(await RowsAsync("vacate-rest-room"));
        Assert.Equal((DutySeed.At("2026-12-01 00:00"), leaver), (row.Due, row.Holder));
        Assert.Equal(OccurrenceStanding.Open, row.Standing(DutySeed.At("2026-11-30 23:59")));
        Assert.Equal(OccurrenceStanding.Missed, row.Standing(DutySeed.At("2026-12-01 00:00")));
    }

    [Fact]
    public async Task LastDay_BeforeTheFirst_IsRefused() =>
        Assert.Equal("people.last-day-early", (await App.Services.GetRequiredService<SavePerson>().RunAsync(
            PortalApp.Tester, null, "N", new PersonDetails { Name = "N", Joined = new DateOnly(2026, 11, 2), LastDay = new DateOnly(2026, 11, 1) }, active: true, default)).Refusal?.Code);

    [Fact]
    public void WhatThePortalTells_IsNotWrittenDownByHand() =>
        Assert.Empty(App.Services.GetRequiredService<EventKinds>().ByHand.Intersect(["probation.ends", "leave.sick-ended", "person.leaves"]));

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private async Task<PersonId> PersonAsync(string code, string title, DateOnly? joined = null, DateOnly? lastDay = null) =>
        (await App.Services.GetRequiredService<SavePerson>().RunAsync(
            PortalApp.Tester, null, code, new PersonDetails { Name = code, Title = title, Joined = joined, LastDay = lastDay }, active: true, default)).Value;

    private async Task<LeaveId> LeaveAsync(PersonId person, string first, string last, LeaveKind kind) =>
        (await App.Services.GetRequiredService<RecordLeave>().RunAsync(PortalApp.Tester, person, Day(first), Day(last), kind, null, default)).Value;

    private async Task SwitchAsync(string pack) =>
        Assert.True((await App.Services.GetRequiredService<SwitchPack>().RunAsync(PortalApp.Tester, pack, true, default)).IsDone);

    private async Task GoToAsync(string siteTime)
    {
        App.Clock.MoveTo(DutySeed.At(siteTime));
        await App.Services.GetRequiredService<ReconcileObligations>().RunAsync(default);
    }

    private async Task<ObligationLine> LineAsync(Actor reader, DateOnly day) =>
        (await App.Services.GetRequiredService<ReadObligations>().RunAsync(reader, day, default)).Value.Single(line => line.Obligation == "hand-in-sick-slip");

    private async Task<Actor> SignerAsync(PersonId person)
    {
        var account = Account.New(App.Clock.GetUtcNow(), new NewAccount(person.Value.ToString("N"), "签收人", [Roles.Staff.Key], person) { OwnPassword = true }, "");
        using var scope = App.Services.CreateScope();
        account.PasswordHash = await scope.ServiceProvider.GetRequiredService<Passwords>().HashAsync(Password);
        await App.SeedAsync(account);
        return account.ToActor();
    }

    private async Task<Result> SignAsync(Actor actor, string key)
    {
        using var scope = App.Services.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<SignOccurrence>().RunAsync(actor, "hand-in-sick-slip", key, null, Password, default);
    }

    private Task<List<DueOccurrence>> RowsAsync(string obligation) => App.QueryAsync(db => db.Set<DueOccurrence>().Where(row => row.Obligation == obligation).ToListAsync());

    private Task<List<InboxMessage>> MessagesAsync(string clause) => App.QueryAsync(db => db.Set<InboxMessage>().Where(message => message.Clause == clause).ToListAsync());
}
