using System.Globalization;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.App;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Features.Reminders;
using Portal.Tests.Support;
using Radzen;
using static Portal.Tests.Features.Reminders.ReminderBuilder;

namespace Portal.Tests.Features.Reminders;

public sealed class InboxTests : PageTest
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await App.SeedAsync(Zhou, Lin);
        SignIn(ActorOf(Zhou));
    }

    [Fact]
    public async Task List_MessageArrivesWhileOpen_ShowsItAndItsClause()
    {
        var list = Render<ReminderList>();
        list.WaitForAssertion(() => Assert.Contains("没有要确认的提醒", list.Markup, StringComparison.Ordinal));

        await SendAsync(Zhou);

        list.WaitForAssertion(() => Assert.Contains("消防控制室：21:00 上岗，11-22 05:00 下岗。", list.Markup, StringComparison.Ordinal));
        var clause = list.Find("a.clause");
        Assert.StartsWith("A-051", clause.TextContent, StringComparison.Ordinal);
        Assert.Equal("/rules?clause=A-051", clause.GetAttribute("href"));
    }

    [Fact]
    public async Task List_English_TellsTheSameMessageInEnglish()
    {
        CultureInfo.CurrentUICulture = Texts.English;
        await SendAsync(Zhou);

        var list = Render<ReminderList>();

        list.WaitForAssertion(() => Assert.Contains("on duty from 21:00 to 11-22 05:00.", list.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task List_OneTap_AcknowledgesForGood()
    {
        await SendAsync(Zhou);
        var list = Render<ReminderList>();

        list.WaitForElement("button");
        list.Do(() => list.Find("button").Click());

        list.WaitForAssertion(() => Assert.Contains("没有要确认的提醒", list.Markup, StringComparison.Ordinal));
        Assert.Equal(App.Clock.GetUtcNow(), (await App.QueryAsync(db => db.Set<InboxMessage>().SingleAsync())).AcknowledgedAt);
    }

    [Fact]
    public async Task List_AMessageOfAnEarlierRelease_DoesNotTakeTheOthersDown()
    {
        await App.Writer.WriteAsync<Preparing>(
            PortalApp.Tester,
            (unit, _) =>
            {
                unit.Send(InboxMessage.To(Zhou.Id, "reminder.ShiftSoon", [], unit.Now, "A-051"));
                return Task.FromResult(Result.Done);
            },
            default);
        await SendAsync(Zhou);

        var list = Render<ReminderList>();

        list.WaitForAssertion(() => Assert.Equal(2, list.FindAll("li").Count));
        Assert.Contains("消防控制室：21:00 上岗", list.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_BurstOfMessages_EndsInTheLastState()
    {
        var list = Render<ReminderList>();
        for (var number = 0; number < 10; number++)
        {
            await SendAsync(Zhou);
        }

        list.WaitForAssertion(() => Assert.Equal(10, list.FindAll("li").Count));
    }

    [Fact]
    public async Task Acknowledge_AnotherPersonsMessage_IsRefusedAndHidden()
    {
        await SendAsync(Lin);
        var message = await App.QueryAsync(db => db.Set<InboxMessage>().SingleAsync());

        var result = await App.Services.GetRequiredService<AcknowledgeMessage>().RunAsync(ActorOf(Zhou), message.Id, default);
        var inbox = await App.Services.GetRequiredService<ReadInbox>().RunAsync(ActorOf(Zhou), onlyOpen: false, 10, default);

        Assert.Equal(InboxRefusals.Unknown, result.Refusal);
        Assert.Empty(inbox.Value.Messages);
    }

    [Fact]
    public async Task Bell_MessageArrivesWhileOpen_CountsAndToastsIt_ButNotWhatWasThereBefore()
    {
        var toasts = Services.GetRequiredService<NotificationService>();
        await SendAsync(Zhou);
        var bell = Render<InboxBell>();
        bell.WaitForAssertion(() => Assert.Equal("1", bell.Find(".bell-count").TextContent));
        Assert.Empty(toasts.Messages);

        await SendAsync(Zhou);

        bell.WaitForAssertion(() => Assert.Equal("2", bell.Find(".bell-count").TextContent));
        var toast = Assert.Single(toasts.Messages);
        Assert.Equal("即将上岗", toast.Summary);
        Assert.Equal("/rules?clause=A-051", Render(toast.DetailContent!(toasts)).Find("a.clause").GetAttribute("href"));
    }

    [Fact]
    public void Bell_AccountWithoutAPerson_ShowsNothing()
    {
        SignIn(PortalApp.Tester);

        Assert.Empty(Render<InboxBell>().Markup.Trim());
    }

    [Fact]
    public async Task Page_ShowsAcknowledgedMessagesToo()
    {
        await SendAsync(Zhou);
        var page = Render<InboxPage>();
        page.WaitForElement("li button");
        page.Do(() => page.Find("li button").Click());

        page.WaitForAssertion(() => Assert.Contains("已确认", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Components_Closed_LeaveNoSubscriber()
    {
        var before = Subscribers;
        Render<InboxBell>();
        Render<ReminderList>();
        Render<InboxPage>();
        Assert.Equal(before + 3, Subscribers);

        await DisposeComponentsAsync();

        Assert.Equal(before, Subscribers);
    }

    [Fact]
    public void Components_Prerendered_DoNotSubscribe()
    {
        var before = Subscribers;
        RenderAs(interactive: false);

        Render<InboxBell>();
        Render<ReminderList>();

        Assert.Equal(before, Subscribers);
    }

    // The rights of accounts are not the matter here: the portal itself, in the person's name.
    private static Actor ActorOf(Person person) => new(ActorKind.System, person.Code, person.Name, person.Id);

    private Task<Result> SendAsync(Person person) => App.Writer.WriteAsync<Preparing>(
        PortalApp.Tester,
        (unit, _) =>
        {
            unit.Send(InboxMessage.To(person.Id, "reminder.ShiftSoon", ["消防控制室", Evening.AddHours(1), Evening.AddHours(9)], unit.Now, "A-051"));
            return Task.FromResult(Result.Done);
        },
        default);
}
