using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Portal.Channels;
using Portal.Channels.Mail;
using Portal.Domain.People;
using Portal.Tests.Support;
using static Portal.Tests.Channels.ChannelDriver;

namespace Portal.Tests.Channels;

[Trait("Engines", "Both")]
public sealed class MailTests
{
    [SmtpTheory]
    [InlineData("starttls", MailSecurity.StartTls)]
    [InlineData("implicit", MailSecurity.ImplicitTls)]
    public async Task Mail_ToARealServer_ArrivesWholeInsideTlsAndSignedIn(string mode, MailSecurity security)
    {
        await using var driver = await StartAsync();
        await using var server = await SmtpServer.StartAsync(mode, driver.Certificate, "portal", "密码 p@ss");
        await driver.AddAsync(Mail(server.Port, secret: "密码 p@ss", login: "portal", security: security));
        var name = string.Concat(Enumerable.Repeat("很长的工单名称", 60));
        await driver.QueueAsync(name, ChannelMessage.Mail, Zhou, Lin);

        Assert.Equal(2, await driver.SendAsync());

        TakenMail[] taken = [await server.NextAsync(), await server.NextAsync()];
        Assert.Equal(["lin@example.com", "zhou@example.com"], taken.SelectMany(mail => mail.To).Order(StringComparer.Ordinal));
        Assert.All(taken, mail => Assert.Equal(("portal@example.com", "漏办事项", true, true, true), (mail.From, mail.Subject, mail.Tls, mail.SignedIn, mail.Ascii)));
        Assert.All(taken, mail => Assert.Equal($"工单 {name}：20:07 到期，尚未完成。\n[A-051@1]\nhttps://portal.example.com/desk/obligations", mail.Text.TrimEnd('\n').ReplaceLineEndings("\n")));
        Assert.All(taken, mail => Assert.InRange(mail.Longest, 1, 78));
        var deliveries = await driver.DeliveriesAsync();
        Assert.All(deliveries, delivery => Assert.Equal((DeliveryState.Accepted, "250 kept"), (delivery.State, delivery.Answer)));
        Assert.Equal(deliveries.Select(one => $"<{one.Id.Value:N}@example.com>").Order(StringComparer.Ordinal), taken.Select(mail => mail.Id).Order(StringComparer.Ordinal));
    }

    [SmtpTheory]
    [InlineData("starttls", MailSecurity.StartTls)]
    [InlineData("implicit", MailSecurity.ImplicitTls)]
    public async Task Mail_ServerThatNobodyTrusts_IsToldNothing(string mode, MailSecurity security)
    {
        await using var driver = await StartAsync(trusts: false);
        await using var server = await SmtpServer.StartAsync(mode, driver.Certificate);
        await driver.AddAsync(Mail(server.Port, security: security));

        await FailsAsync(driver, ChannelFaults.Tls, DeliveryState.Failed);
    }

    [SmtpFact]
    public async Task Mail_CertificateOfAnotherHost_FailsAsTls()
    {
        using var other = new TestCertificate("mail.elsewhere.example");
        await using var driver = await StartAsync(services: services => services.Configure<ChannelOptions>(options => options.TrustedCertificates = other.CertificateFile));
        await using var server = await SmtpServer.StartAsync("starttls", other);
        await driver.AddAsync(Mail(server.Port));

        await FailsAsync(driver, ChannelFaults.Tls, DeliveryState.Failed);
    }

    [SmtpFact]
    public async Task Mail_ServerWithoutStartTls_IsSentNothingInClear()
    {
        await using var driver = await StartAsync();
        await using var server = await SmtpServer.StartAsync("clear", driver.Certificate);
        await driver.AddAsync(Mail(server.Port, secret: "pass", login: "portal"));

        await FailsAsync(driver, ChannelFaults.NoTls, DeliveryState.Failed);
    }

    [SmtpFact]
    public async Task Mail_WrongPassword_FailsForGood()
    {
        await using var driver = await StartAsync();
        await using var server = await SmtpServer.StartAsync("starttls", driver.Certificate, "portal", "right");
        await driver.AddAsync(Mail(server.Port, secret: "wrong", login: "portal"));

        var delivery = await FailsAsync(driver, ChannelFaults.NotAuthorised, DeliveryState.Failed);

        Assert.StartsWith("535", delivery.Answer, StringComparison.Ordinal);
    }

    [SmtpFact]
    public async Task Mail_OneRecipientRefused_OneLater_TheOthersGetTheirs()
    {
        await using var driver = await StartAsync();
        await using var server = await SmtpServer.StartAsync("starttls", driver.Certificate);
        await driver.AddAsync(Mail(server.Port));
        Person[] people = [Person(1, "nobody@example.com"), Person(2, "later@example.com"), Person(3, "good@example.com"), Person(4, "bad\r\nRCPT TO:<x@y.z>@example.com"), Person(5, null)];
        await driver.App.SeedAsync([.. people]);
        await driver.QueueAsync("G-1", ChannelMessage.Mail, people);

        await driver.SendAsync();

        Assert.Equal(["good@example.com"], (await server.NextAsync()).To);
        var states = (await driver.DeliveriesAsync()).ToDictionary(one => one.Person!.Value, one => (one.State, one.Fault));
        Assert.Equal((DeliveryState.Failed, ChannelFaults.RecipientRefused), states[people[0].Id]);
        Assert.Equal((DeliveryState.Queued, ChannelFaults.RecipientRefused), states[people[1].Id]);
        Assert.Equal((DeliveryState.Accepted, null), states[people[2].Id]);
        Assert.Equal((DeliveryState.Failed, ChannelFaults.NoRecipient), states[people[3].Id]);
        Assert.Equal((DeliveryState.Failed, ChannelFaults.NoRecipient), states[people[4].Id]);
    }

    [Theory]
    [InlineData("", ChannelFaults.BrokenConnection, DeliveryState.Queued)]
    [InlineData("421 busy\r\n", ChannelFaults.ServerError, DeliveryState.Queued)]
    [InlineData("554 no\r\n", ChannelFaults.Refused, DeliveryState.Failed)]
    [InlineData("hello\r\n", ChannelFaults.Unclear, DeliveryState.Queued)]
    [InlineData("220 hi\r\n|250-x\r\n250 STARTTLS\r\n|220 go\r\n250 injected\r\n", ChannelFaults.Tls, DeliveryState.Failed)]
    [InlineData("220 hi\r\n|250-x\r\n250 STARTTLS\r\n|454 not now\r\n", ChannelFaults.ServerError, DeliveryState.Queued)]
    public async Task Mail_ServerThatMisbehaves_IsToldApart(string script, string fault, DeliveryState state)
    {
        await using var driver = await StartAsync();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = ServeAsync(listener, script.Split('|'));
        await driver.AddAsync(Mail(((IPEndPoint)listener.LocalEndpoint).Port));

        await FailsAsync(driver, fault, state);
        await serving;
    }

    [Fact]
    public async Task Mail_ServerThatSaysNothing_TimesOut()
    {
        await using var driver = await StartAsync(services: services => services.Configure<ChannelOptions>(options => options.Timeout = TimeSpan.FromMilliseconds(300)));
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        await driver.AddAsync(Mail(((IPEndPoint)listener.LocalEndpoint).Port));

        await FailsAsync(driver, ChannelFaults.Timeout, DeliveryState.Queued);
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("漏办", "=?utf-8?B?5ryP5Yqe?=")]
    [InlineData("a\r\nBcc: x@y.z", "a  Bcc: x@y.z")]
    public void Header_AnyText_IsOneHeader(string text, string header) => Assert.Equal(header, MailText.Header(text));

    [Fact]
    public void Header_LongText_IsFoldedIntoWordsOfWholeCharacters()
    {
        var text = string.Concat(Enumerable.Repeat("漏办事项👍a", 20));

        var lines = MailText.Header(text).Split("\r\n ");

        Assert.All(lines, line => Assert.InRange(line.Length, 1, 75));
        Assert.Equal(text, string.Concat(lines.Select(line => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Convert.FromBase64String(line["=?utf-8?B?".Length..^2])))));
    }

    [Fact]
    public async Task Data_LinesThatBeginWithADot_AreStuffed()
    {
        using var stream = new MemoryStream();

        await new SmtpLines(stream).WriteDataAsync("a\r\n.\r\n..b\r\n", default);

        Assert.Equal("a\r\n..\r\n...b\r\n.\r\n", Encoding.ASCII.GetString(stream.ToArray()));
    }

    [Theory]
    [InlineData("a@b.c", true)]
    [InlineData("a.b+c@b-c.example", true)]
    [InlineData("a b@c.d", false)]
    [InlineData("a@b@c", false)]
    [InlineData("a@b>\r\nDATA", false)]
    [InlineData("<a@b.c>", false)]
    [InlineData("@b.c", false)]
    [InlineData("a@.c", false)]
    [InlineData("", false)]
    public void Address_IsOneThatCannotLeaveItsBrackets(string address, bool good) => Assert.Equal(good, MailText.IsAddress(address));

    private static async Task<ChannelDelivery> FailsAsync(ChannelDriver driver, string fault, DeliveryState state)
    {
        await driver.QueueAsync("G-1", ChannelMessage.Mail, Zhou);

        await driver.SendAsync();

        var delivery = Assert.Single(await driver.DeliveriesAsync());
        Assert.Equal((state, fault), (delivery.State, delivery.Fault));
        return delivery;
    }

    /// <summary>Says each part of the script when it is asked, then hangs up.</summary>
    private static async Task ServeAsync(TcpListener listener, string[] script)
    {
        using var client = await listener.AcceptTcpClientAsync();
        var stream = client.GetStream();
        var asked = new byte[512];
        for (var part = 0; part < script.Length; part++)
        {
            if (part > 0)
            {
                _ = await stream.ReadAtLeastAsync(asked, 1);
            }

            await stream.WriteAsync(Encoding.ASCII.GetBytes(script[part]));
        }

        if (script[^1].Length > 0)
        {
            _ = await stream.ReadAsync(asked);
        }
    }

    private static Person Person(int number, string? email) =>
        new(new PersonId(new Guid(9000 + number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0])), $"9{number}", new PersonDetails { Name = $"员工{number}", Email = email });
}
