using Portal.Channels;
using Portal.Domain.Reports;
using Portal.Features.Reports;
using Portal.Tests.Channels;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Reports;

/// <summary>The weekly report goes out by mail when it is handed in, and its sender sees what became of that.</summary>
public sealed class ReportMailTests
{
    [Clause("B-019")]
    [SmtpFact]
    public async Task Weekly_HandedIn_IsMailedToItsReaders_AndTheSenderSeesThatItWasTaken()
    {
        await using var driver = await ChannelDriver.StartAsync(people: []);
        await using var server = await SmtpServer.StartAsync("starttls", driver.Certificate);
        await driver.AddAsync(ChannelDriver.Mail(server.Port));
        var (house, id) = await HandedInAsync(driver);

        var sheet = (await house.Do<ReadReport>().RunAsync(house.Supervisor, id, default)).Value;
        Assert.Equal([("林岚", DeliveryState.Queued)], sheet.Mailings.Select(mail => (mail.To, mail.State)));
        await driver.SendAsync();

        var taken = await server.NextAsync();
        Assert.Equal(["lin@example.com"], taken.To);
        Assert.Contains("周工作报表", taken.Text, StringComparison.Ordinal);
        Assert.Contains("三号楼电梯检修", taken.Text, StringComparison.Ordinal);
        sheet = (await house.Do<ReadReport>().RunAsync(house.Supervisor, id, default)).Value;
        Assert.Equal((DeliveryState.Accepted, driver.App.Clock.GetUtcNow()), (Assert.Single(sheet.Mailings).State, sheet.Mailings[0].SettledAt));
    }

    [Clause("B-019")]
    [SmtpFact]
    public async Task Weekly_MailThatFails_ShowsAsNotDeliveredToItsSender()
    {
        await using var driver = await ChannelDriver.StartAsync(trusts: false, people: []);
        await using var server = await SmtpServer.StartAsync("starttls", driver.Certificate);
        await driver.AddAsync(ChannelDriver.Mail(server.Port));
        var (house, id) = await HandedInAsync(driver);

        await driver.SendAsync();

        var sheet = (await house.Do<ReadReport>().RunAsync(house.Supervisor, id, default)).Value;
        Assert.Equal((DeliveryState.Failed, ChannelFaults.Tls), (Assert.Single(sheet.Mailings).State, sheet.Mailings[0].Fault));
    }

    private static async Task<(ReportHouse House, ReportId Id)> HandedInAsync(ChannelDriver driver)
    {
        var house = await new ReportHouse(driver.App).OpenAsync("service-centre");
        await driver.App.Writer.WriteAsync<Reminders.Preparing>(
            PortalApp.Tester,
            async (unit, token) =>
            {
                var lin = await unit.Db.FindAsync<Portal.Domain.People.Person>([house.Lin.Id], token);
                lin!.Update(new Portal.Domain.People.PersonDetails { Name = "林岚", Title = "服务中心主任", Department = "服务中心", Email = "lin@example.com" });
                return Portal.Domain.Kernel.Result.Done;
            },
            default);
        var id = await house.BeginAsync("weekly-work", "20261123");
        await house.WriteAsync(id, null, new ReportValue("summary", "三号楼电梯检修"));
        Assert.Null(await house.SubmitAsync(id));
        return (house, id);
    }
}
