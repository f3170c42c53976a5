using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Features.Reminders;
using Portal.Features.Wall.Drawing;
using Portal.Tests.Features.Wall;
using Portal.Tests.Support;
using static Portal.Tests.Features.Reminders.ReminderBuilder;

namespace Portal.Tests.Features.Reminders;

public sealed class InboxTallyTests : IAsyncLifetime
{
    private readonly PortalApp _app = new();

    [Fact]
    public async Task Tally_CountsToday_AndWhatIsOpenFromBefore()
    {
        _app.Clock.MoveTo(Evening.AddDays(-1));
        await SendAsync();
        _app.Clock.MoveTo(Evening);
        var acknowledged = await SendAsync();
        await SendAsync();
        var zhou = await _app.AccountAsync(Roles.Staff, Zhou.Id);
        Assert.Null((await _app.Services.GetRequiredService<AcknowledgeMessage>().RunAsync(zhou, acknowledged.Id, default)).Refusal);

        Assert.Equal(new InboxTally(2, 1, 2, Evening.AddDays(-1)), await TallyAsync());
    }

    [Fact]
    public async Task Tally_AtMidnight_BeginsAgain()
    {
        await SendAsync();
        Assert.Equal(1, (await TallyAsync()).GivenToday);

        _app.Clock.MoveTo(Evening.AddHours(4));

        Assert.Equal((0, 1), ((await TallyAsync()).GivenToday, (await TallyAsync()).Open));
    }

    [Fact]
    public void Card_ShowsAcknowledgedOfGiven_AndTheOldestOpen()
    {
        var card = WallMarkup.Chinese(words => WatchDrawing.Reminders(new InboxTally(44, 41, 3, Evening), words));
        Assert.Equal("41 / 44●", card.Text("b"));
        Assert.Equal("最久", card.Text("small"));
        Assert.Equal(Evening.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture), card.Find("time").GetAttribute("data-since"));

        var quiet = WallMarkup.English(words => WatchDrawing.Reminders(new InboxTally(2, 2, 0, null), words));
        Assert.Equal(("2 / 2✓", "nothing is open"), (quiet.Text("b"), quiet.Text("small")));
    }

    private async Task<InboxMessage> SendAsync()
    {
        var message = InboxMessage.To(Zhou.Id, "reminder.ShiftSoon", ["消防控制室", Evening, Evening], _app.Clock.GetUtcNow());
        await _app.Writer.WriteAsync<Preparing>(
            PortalApp.Tester,
            (unit, _) =>
            {
                unit.Send(message);
                return Task.FromResult(Result.Done);
            },
            default);
        return message;
    }

    private async Task<InboxTally> TallyAsync() => (await _app.Services.GetRequiredService<InboxTallySnapshot>().GetAsync(default)).Value;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();
}
