using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Channels;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Features.Reminders;
using Portal.Tests.Support;

namespace Portal.Tests.Channels;

/// <summary>A portal that may reach a peer on loopback, and what a test does with its channels. The clock stands at 20:07, away from the half hours.</summary>
internal sealed class ChannelDriver : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 11, 21, 12, 7, 0, TimeSpan.Zero);
    public static readonly Person Zhou = Somebody(1001, "周海", "13800001111", "zhou@example.com");
    public static readonly Person Lin = Somebody(2001, "林静", "+86 139-0000-2222", "lin@example.com");
    public static readonly Person Wu = Somebody(3001, "吴敏", null, null);

    private ChannelDriver(PortalApp app, StubPeer peer, TestCertificate certificate) =>
        (App, Peer, Certificate) = (app, peer, certificate);

    public PortalApp App { get; }

    public StubPeer Peer { get; }

    public TestCertificate Certificate { get; }

    public string Hook => $"{Peer.Address}cgi-bin/webhook/send?key=693a91f6-7xxx";

    public static async Task<ChannelDriver> StartAsync(PostgresDatabase? postgres = null, bool trusts = true, Action<IServiceCollection>? services = null, IReadOnlyList<Person>? people = null)
    {
        var certificate = new TestCertificate();
        var driver = new ChannelDriver(AppOf(certificate, postgres, null, trusts, services), await StubPeer.StartAsync(certificate), certificate);
        await driver.App.SeedAsync([.. people ?? [Zhou, Lin, Wu]]);
        return driver;
    }

    /// <summary>The portal of a test that restarts it, or has two.</summary>
    public static PortalApp AppOf(
        TestCertificate certificate, PostgresDatabase? postgres = null, TemporaryFolder? folder = null, bool trusts = true, Action<IServiceCollection>? services = null) =>
        new(
            collection =>
            {
                collection.Configure<ChannelOptions>(options =>
                {
                    options.Allow.Add("127.0.0.1");
                    options.Timeout = TimeSpan.FromSeconds(5);
                    options.PublicAddress = "https://portal.example.com";
                    options.TrustedCertificates = trusts ? certificate.CertificateFile : "";
                });
                services?.Invoke(collection);
            },
            postgres,
            folder,
            Start);

    public async Task<Result> SaveAsync(ChannelForm form, bool isNew = true) =>
        await App.Services.GetRequiredService<SaveChannel>().RunAsync(PortalApp.Tester, form, isNew, default);

    public async Task AddAsync(params ChannelForm[] forms)
    {
        foreach (var form in forms)
        {
            var saved = await SaveAsync(form);
            Assert.True(saved.IsDone, saved.Refusal?.ToString());
        }
    }

    public ChannelForm WeCom(string key = "group", int rank = 10, params string[] also) =>
        new() { Key = key, Kind = ChannelKind.WeCom, Name = "值班群", Address = Hook, Rank = rank, AlsoSends = also };

    public ChannelForm DingTalk(string key = "ding", int rank = 20) =>
        new() { Key = key, Kind = ChannelKind.DingTalk, Name = "钉钉群", Address = $"{Peer.Address}robot/send?access_token=tok", Secret = "SECabc123", Rank = rank };

    public ChannelForm Feishu(string key = "fei", params string[] also) =>
        new() { Key = key, Kind = ChannelKind.Feishu, Name = "飞书群", Address = $"{Peer.Address}open-apis/bot/v2/hook/hook-id", Secret = "SECabc123", AlsoSends = also };

    public ChannelForm Webhook(string key = "hook", params string[] also) =>
        new() { Key = key, Kind = ChannelKind.Webhook, Name = "工单系统", Address = $"{Peer.Address}in?token=t1", Secret = "hook-secret", AlsoSends = also };

    public static ChannelForm Mail(int port, string key = "mail", string? secret = null, string login = "", MailSecurity security = MailSecurity.StartTls, params string[] also) => new()
    {
        Key = key, Kind = ChannelKind.Mail, Name = "邮件", Host = "127.0.0.1", Port = port, Security = security, Sender = "portal@example.com",
        Login = login, Secret = secret, Rank = 90, AlsoSends = also,
    };

    /// <summary>A case that is overdue, told to some people at once.</summary>
    public IReadOnlyList<ChannelMessage> Overdue(string number, string via, params Person[] people) =>
    [
        .. people.Select(person => new ChannelMessage(
            $"case/{number}", "step-1",
            InboxMessage.To(person.Id, "obligation.missed", [$"工单 {number}", App.Clock.GetUtcNow()], App.Clock.GetUtcNow(), "A-051@1", "/desk/obligations"), via)),
    ];

    /// <summary>Lets a moment pass, so that what comes next is later.</summary>
    public void Pass() => App.Clock.Advance(TimeSpan.FromMilliseconds(1));

    /// <summary>Sends to the inboxes and queues what goes out.</summary>
    public async Task<int> QueueAsync(IReadOnlyList<ChannelMessage> messages)
    {
        var queued = await App.Writer.WriteAsync<Occasion, int>(
            PortalApp.Tester,
            async (unit, token) =>
            {
                foreach (var message in messages)
                {
                    unit.Send(message.Message);
                }

                return await unit.DeliverAsync(messages, token);
            },
            default);
        return queued.Value;
    }

    public Task<int> QueueAsync(string number, string via, params Person[] people) => QueueAsync(Overdue(number, via, people));

    public Task<int> SendAsync() => App.Services.GetRequiredService<SendDeliveries>().RunAsync(default);

    public Task<IReadOnlyDictionary<string, DateTimeOffset>> WaitingAsync() => App.Services.GetRequiredService<SendDeliveries>().WaitingAsync(default);

    public Task<List<ChannelDelivery>> DeliveriesAsync() => App.QueryAsync(db => db.Set<ChannelDelivery>().OrderBy(delivery => delivery.QueuedAt).ThenBy(delivery => delivery.Id).ToListAsync());

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Peer.DisposeAsync();
        Certificate.Dispose();
    }

    private static Person Somebody(int number, string name, string? phone, string? email) =>
        new(new PersonId(new Guid(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0])), number.ToString(), new PersonDetails { Name = name, Title = "staff", Phone = phone, Email = email });

    private sealed class Occasion : IUseCase
    {
        public static string Right => Rights.SignedIn;
    }
}
