using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Channels;
using Portal.Features.Reminders;
using Portal.Tests.Support;
using static Portal.Tests.Channels.ChannelDriver;

namespace Portal.Tests.Channels;

[Trait("Engines", "Both")]
public sealed class DeliveryTests : IAsyncLifetime
{
    private ChannelDriver _driver = null!;

    public async Task InitializeAsync() => _driver = await StartAsync();

    public async Task DisposeAsync() => await _driver.DisposeAsync();

    [Fact]
    public async Task Robot_StepOfALadder_TellsTheGroupOnceAndNamesThePeople()
    {
        await _driver.AddAsync(_driver.WeCom());

        Assert.Equal(1, await _driver.QueueAsync("G-1", ChannelMessage.Robot, Zhou, Lin));
        Assert.Equal(1, await _driver.SendAsync());

        var request = Assert.Single(_driver.Peer.Requests);
        Assert.Equal("/cgi-bin/webhook/send?key=693a91f6-7xxx", request.Target);
        Assert.Equal(
            """{"msgtype":"text","text":{"content":"漏办事项\n工单 G-1：20:07 到期，尚未完成。\n[A-051@1]\nhttps://portal.example.com/desk/obligations","mentioned_mobile_list":["13800001111","13900002222"]}}""",
            request.Text);
        var delivery = Assert.Single(await _driver.DeliveriesAsync());
        Assert.Equal((DeliveryState.Accepted, 1), (delivery.State, delivery.Attempts));
        Assert.Contains("\"errcode\":0", delivery.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Queue_TheSameOccasionTwice_IsQueuedOnce()
    {
        await _driver.AddAsync(_driver.WeCom(), Mail(1));

        Assert.Equal(2, await _driver.QueueAsync("G-1", ChannelMessage.Mail, Zhou, Lin));
        Assert.Equal(0, await _driver.QueueAsync("G-1", ChannelMessage.Mail, Zhou, Lin));
        Assert.Equal(1, await _driver.QueueAsync("G-1", ChannelMessage.Mail, Wu));
        await Assert.ThrowsAnyAsync<DbUpdateException>(async () => await _driver.App.SeedAsync(Doubled((await _driver.DeliveriesAsync())[0])));
    }

    [Fact]
    public async Task Queue_ViaInbox_GoesOnlyToChannelsThatWantTheKind()
    {
        await _driver.AddAsync(_driver.WeCom("all", 10, ChannelKinds.Missed), _driver.WeCom("none", 20));

        Assert.Equal(1, await _driver.QueueAsync("G-1", ChannelMessage.Inbox, Zhou, Lin));

        Assert.Equal("all", (await _driver.DeliveriesAsync()).Single().Channel);
    }

    [Fact]
    public async Task Webhook_IsSignedOverTimestampAndBody()
    {
        await _driver.AddAsync(_driver.Webhook("hook", ChannelKinds.Missed));
        await _driver.QueueAsync("G-1", ChannelMessage.Inbox, Zhou);

        await _driver.SendAsync();

        var request = Assert.Single(_driver.Peer.Requests);
        var delivery = Assert.Single(await _driver.DeliveriesAsync());
        var signed = Encoding.UTF8.GetBytes(request.Headers["X-Portal-Timestamp"] + "." + request.Text);
        Assert.Equal("/in?token=t1", request.Target);
        Assert.Equal(Start.ToUnixTimeSeconds().ToString(), request.Headers["X-Portal-Timestamp"]);
        Assert.Equal("sha256=" + Convert.ToHexStringLower(new HMACSHA256("hook-secret"u8.ToArray()).ComputeHash(signed)), request.Headers["X-Portal-Signature"]);
        Assert.Equal(delivery.Id.Value.ToString(), request.Headers["X-Portal-Delivery"]);
        Assert.Equal(("case/G-1", "step-1", "obligation.missed"), (request.Json.GetProperty("occasion").GetString(), request.Json.GetProperty("stage").GetString(), request.Json.GetProperty("kind").GetString()));
    }

    [Theory]
    [InlineData("""{"errcode":93000,"errmsg":"invalid webhook url"}""", 200, ChannelFaults.BadAddress)]
    [InlineData("""{"errcode":40058,"errmsg":"too long"}""", 200, ChannelFaults.TooLong)]
    [InlineData("", 404, ChannelFaults.NotFound)]
    [InlineData("", 403, ChannelFaults.NotAuthorised)]
    [InlineData("", 302, ChannelFaults.Redirected)]
    public async Task Robot_PermanentFailure_FallsBackAlongTheLadderAtOnce(string body, int status, string fault)
    {
        await _driver.AddAsync(_driver.WeCom(rank: 10), _driver.DingTalk(rank: 20));
        _driver.Peer.Answer = (request, context) =>
        {
            if (request.Target.StartsWith("/robot", StringComparison.Ordinal))
            {
                return context.Response.WriteAsync("""{"errcode":0}""");
            }

            context.Response.StatusCode = status;
            context.Response.Headers.Location = "/robot/elsewhere";
            return context.Response.WriteAsync(body);
        };
        await _driver.QueueAsync("G-1", ChannelMessage.Robot, Zhou);

        _driver.Pass();
        await _driver.SendAsync();
        _driver.Pass();
        await _driver.SendAsync();

        var deliveries = await _driver.DeliveriesAsync();
        Assert.Equal(["group", "ding"], deliveries.Select(delivery => delivery.Channel));
        Assert.Equal((DeliveryState.Failed, fault), (deliveries[0].State, deliveries[0].Fault));
        Assert.Equal(DeliveryState.Accepted, deliveries[1].State);
        Assert.Equal(2, _driver.Peer.Requests.Count);
        Assert.Contains("sign=", _driver.Peer.Requests[1].Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ladder_RobotThenRobotThenMail_ReachesEachPersonByMailInTheEnd()
    {
        await _driver.AddAsync(_driver.WeCom(rank: 10), _driver.DingTalk(rank: 20), Mail(1));
        _driver.Peer.Answer = (request, context) => context.Response.WriteAsync(
            request.Target.StartsWith("/robot", StringComparison.Ordinal) ? """{"errcode":310000,"errmsg":"sign not match"}""" : """{"errcode":93000}""");
        await _driver.QueueAsync("G-1", ChannelMessage.Robot, Zhou, Lin);

        _driver.Pass();
        await _driver.SendAsync();
        _driver.Pass();
        await _driver.SendAsync();

        var deliveries = await _driver.DeliveriesAsync();
        Assert.Equal([ChannelFaults.BadAddress, ChannelFaults.BadSignature], deliveries.Take(2).Select(delivery => delivery.Fault));
        var mails = deliveries.Skip(2).ToArray();
        Assert.All(mails, mail => Assert.Equal(("mail", DeliveryState.Queued), (mail.Channel, mail.State)));
        Assert.Equal(new[] { Zhou.Id, Lin.Id }.ToHashSet(), mails.Select(mail => mail.Person!.Value).ToHashSet());
        Assert.All(mails, mail => Assert.NotNull(mail.Message));
    }

    [Fact]
    public async Task Robot_OverItsRate_RestsAndLosesNothing()
    {
        await _driver.AddAsync(_driver.WeCom());
        _driver.Peer.Always("""{"errcode":45009,"errmsg":"api freq out of limit"}""");
        await _driver.QueueAsync("G-1", ChannelMessage.Robot, Zhou);
        await _driver.QueueAsync("G-2", ChannelMessage.Robot, Zhou);

        await _driver.SendAsync();
        await _driver.SendAsync();

        Assert.Single(_driver.Peer.Requests);
        Assert.Equal(Start.AddMinutes(1), (await _driver.WaitingAsync())["group"]);
        Assert.Equal([(DeliveryState.Queued, 1, ChannelFaults.RateLimited), (DeliveryState.Queued, 0, null)], (await _driver.DeliveriesAsync()).Select(one => (one.State, one.Attempts, one.Fault)));

        _driver.Peer.Always("""{"errcode":0}""");
        _driver.App.Clock.Advance(TimeSpan.FromMinutes(1));
        await _driver.SendAsync();

        Assert.Equal(3, _driver.Peer.Requests.Count);
        Assert.All(await _driver.DeliveriesAsync(), delivery => Assert.Equal(DeliveryState.Accepted, delivery.State));
    }

    [Fact]
    public async Task Robot_BrokenServer_IsTriedWithGrowingWaitsThenFails()
    {
        await _driver.AddAsync(_driver.WeCom());
        _driver.Peer.Always("", 503);
        await _driver.QueueAsync("G-1", ChannelMessage.Robot, Zhou);
        var waits = new List<TimeSpan>();

        for (var now = Start; ; now = _driver.App.Clock.GetUtcNow())
        {
            await _driver.SendAsync();
            if ((await _driver.DeliveriesAsync())[0].State != DeliveryState.Queued)
            {
                break;
            }

            var next = (await _driver.WaitingAsync())["group"];
            waits.Add(next - now);
            _driver.App.Clock.MoveTo(next);
        }

        Assert.Equal(RecordSendings.Waits, waits);
        Assert.Equal(waits.Count + 1, _driver.Peer.Requests.Count);
        var delivery = Assert.Single(await _driver.DeliveriesAsync());
        Assert.Equal((DeliveryState.Failed, ChannelFaults.GaveUp), (delivery.State, delivery.Fault));
        Assert.Contains("HTTP 503", delivery.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Robot_TwentyAMinute_TheRestGoesTogetherWhenThereIsRoom()
    {
        await _driver.AddAsync(_driver.WeCom());
        for (var number = 1; number <= 26; number++)
        {
            await _driver.QueueAsync($"G-{number}", ChannelMessage.Robot, Wu);
            _driver.Pass();
        }

        await _driver.SendAsync();
        await _driver.SendAsync();

        Assert.Equal(20, _driver.Peer.Requests.Count);
        Assert.Equal(6, (await _driver.DeliveriesAsync()).Count(delivery => delivery is { State: DeliveryState.Queued, Held: true }));
        Assert.Equal(Start.AddMilliseconds(26).AddMinutes(1), (await _driver.WaitingAsync())["group"]);

        _driver.App.Clock.Advance(TimeSpan.FromMinutes(1));
        await _driver.SendAsync();

        var digest = _driver.Peer.Requests.Skip(20).Single().Json.GetProperty("markdown").GetProperty("content").GetString()!;
        Assert.StartsWith("**6 条消息**", digest, StringComparison.Ordinal);
        Assert.All(Enumerable.Range(21, 6), number => Assert.Contains($"工单 G-{number}：", digest, StringComparison.Ordinal));
        var together = (await _driver.DeliveriesAsync()).Where(delivery => delivery.Held).ToArray();
        Assert.All(together, delivery => Assert.Equal((DeliveryState.Accepted, together[0].Sending), (delivery.State, delivery.Sending)));
    }

    [Fact]
    public async Task Digest_TooLongForOneMessage_IsSeveralAndEachWithinTheLimit()
    {
        await _driver.AddAsync(_driver.WeCom());
        var name = string.Concat(Enumerable.Repeat("长", 150));
        for (var number = 1; number <= 30; number++)
        {
            await _driver.QueueAsync($"{name}{number}", ChannelMessage.Robot, Wu);
            _driver.Pass();
        }

        await _driver.SendAsync();
        _driver.App.Clock.Advance(TimeSpan.FromMinutes(1));
        await _driver.SendAsync();

        var digests = _driver.Peer.Requests.Skip(20).Select(request => request.Json.GetProperty("markdown").GetProperty("content").GetString()!).ToArray();
        Assert.InRange(digests.Length, 3, 6);
        Assert.All(digests, digest => Assert.True(Encoding.UTF8.GetByteCount(digest) <= 2048 && !digest.Contains('…', StringComparison.Ordinal)));
        Assert.All(Enumerable.Range(21, 10), number => Assert.Contains(digests, digest => digest.Contains($"{name}{number}：", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Peer_ThatDoesNotAnswer_StopsTheBatchAndIsTriedAgain()
    {
        await using var driver = await StartAsync(services: services => services.Configure<ChannelOptions>(options => options.Timeout = TimeSpan.FromMilliseconds(300)));
        await driver.AddAsync(driver.WeCom());
        driver.Peer.Answer = (_, context) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        await driver.QueueAsync("G-1", ChannelMessage.Robot, Zhou);
        await driver.QueueAsync("G-2", ChannelMessage.Robot, Zhou);

        await driver.SendAsync();

        Assert.Single(driver.Peer.Requests);
        Assert.Equal([(ChannelFaults.Timeout, 1), (null, 0)], (await driver.DeliveriesAsync()).Select(one => (one.Fault, one.Attempts)));
        Assert.Equal(Start.AddSeconds(10), (await driver.WaitingAsync())["group"]);
    }

    [Fact]
    public async Task Peer_WithACertificateNobodyTrusts_IsToldNothingAndFailsAsTls()
    {
        await using var driver = await StartAsync(trusts: false);
        await driver.AddAsync(driver.WeCom());
        await driver.QueueAsync("G-1", ChannelMessage.Robot, Zhou);

        await driver.SendAsync();

        Assert.Empty(driver.Peer.Requests);
        Assert.Equal((DeliveryState.Failed, ChannelFaults.Tls), (await driver.DeliveriesAsync()).Select(one => (one.State, one.Fault)).Single());
    }

    [Fact]
    public async Task Peer_ThatBreaksTheConnection_IsTriedAgain()
    {
        await _driver.AddAsync(_driver.WeCom());
        _driver.Peer.Answer = (_, context) =>
        {
            context.Abort();
            return Task.CompletedTask;
        };
        await _driver.QueueAsync("G-1", ChannelMessage.Robot, Zhou);

        await _driver.SendAsync();

        Assert.Equal((DeliveryState.Queued, ChannelFaults.BrokenConnection), (await _driver.DeliveriesAsync()).Select(one => (one.State, one.Fault)).Single());
    }

    [Fact]
    public async Task Peer_WhoseNameTurnsInward_IsNotConnected()
    {
        var names = new MovableName { Address = IPAddress.Parse("8.8.8.8") };
        await using var driver = await StartAsync(services: services => services.AddSingleton<Portal.Channels.Peers.IHostNames>(names));
        await driver.AddAsync(driver.WeCom() with { Address = $"https://robot.example.com:{driver.Peer.Address.Port}/send?key=k" });
        await driver.QueueAsync("G-1", ChannelMessage.Robot, Zhou);

        names.Address = IPAddress.Parse("169.254.169.254");
        await driver.SendAsync();

        Assert.Empty(driver.Peer.Requests);
        Assert.Equal((DeliveryState.Failed, ChannelFaults.ForbiddenAddress), (await driver.DeliveriesAsync()).Select(one => (one.State, one.Fault)).Single());
    }

    [Fact]
    public async Task Channel_SwitchedOff_PassesWhatWaitsToTheNext()
    {
        await _driver.AddAsync(_driver.WeCom(rank: 10), _driver.DingTalk(rank: 20));
        await _driver.QueueAsync("G-1", ChannelMessage.Robot, Zhou);
        await _driver.App.Services.GetRequiredService<SwitchChannel>().RunAsync(PortalApp.Tester, "group", on: false, default);

        _driver.Pass();
        await _driver.SendAsync();
        _driver.Pass();
        await _driver.SendAsync();

        Assert.Equal([("group", DeliveryState.Failed, ChannelFaults.ChannelOff), ("ding", DeliveryState.Accepted, null)], (await _driver.DeliveriesAsync()).Select(one => (one.Channel, one.State, one.Fault)));
    }

    [Fact]
    public async Task Process_ThatEndsBetweenSendingAndWritingDown_IsShownAndSentAgainOnce()
    {
        await _driver.AddAsync(_driver.Webhook("hook", ChannelKinds.Missed));
        await _driver.QueueAsync("G-1", ChannelMessage.Inbox, Zhou);
        await _driver.QueueAsync("G-2", ChannelMessage.Inbox, Zhou);

        // Another process of this node, which got no further than this.
        var ended = ActivatorUtilities.CreateInstance<ClaimDeliveries>(_driver.App.Services);
        Assert.Equal(2, (await ended.RunAsync("hook", default)).Messages.Count);
        Assert.Empty(await _driver.WaitingAsync());

        await _driver.SendAsync();
        await _driver.SendAsync();

        Assert.Equal(2, _driver.Peer.Requests.Count);
        Assert.All(_driver.Peer.Requests, request => Assert.True(request.Json.GetProperty("repeated").GetBoolean()));
        Assert.All(await _driver.DeliveriesAsync(), delivery => Assert.Equal((DeliveryState.Accepted, true, 2), (delivery.State, delivery.Repeated, delivery.Attempts)));
    }

    [Fact]
    public async Task Claims_OfManyAtOnce_TakeEachDeliveryOnce()
    {
        await _driver.AddAsync(_driver.Webhook("hook", ChannelKinds.Missed));
        for (var number = 0; number < 60; number++)
        {
            await _driver.QueueAsync($"G-{number}", ChannelMessage.Inbox, Zhou);
        }

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(_driver.SendAsync)));

        Assert.Equal(60, _driver.Peer.Requests.Count);
        Assert.Equal(60, _driver.Peer.Requests.Select(request => request.Headers["X-Portal-Delivery"]).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Delivery_AcknowledgedInTheInbox_IsRead()
    {
        await _driver.AddAsync(Mail(1, also: ChannelKinds.Missed));
        await _driver.QueueAsync("G-1", ChannelMessage.Inbox, Zhou);
        await _driver.App.Writer.WriteAsync<Portal.Tests.Features.Reminders.Preparing>(
            PortalApp.Tester,
            async (unit, token) =>
            {
                var delivery = await unit.Db.Set<ChannelDelivery>().SingleAsync(token);
                delivery.State = DeliveryState.Accepted;
                (await unit.Db.Set<InboxMessage>().SingleAsync(token)).Acknowledge(unit.Now);
                return Portal.Domain.Kernel.Result.Done;
            },
            default);

        var view = await _driver.App.Services.GetRequiredService<ReadChannels>().RunAsync(PortalApp.Tester, null, default);

        var line = Assert.Single(view.Value.Log);
        Assert.Equal((DeliveryStanding.Read, "周海"), (line.Standing, line.Person));
    }

    [Fact]
    public void Fault_Each_HasItsSentence()
    {
        var texts = _driver.App.Services.GetRequiredService<Portal.App.Texts>();

        Assert.All(ChannelFaults.All, fault => Assert.Contains("channels.fault." + fault, texts.All));
        Assert.All(ChannelKinds.Offered, kind => Assert.Contains(kind + ".title", texts.All));
    }

    private static ChannelDelivery Doubled(ChannelDelivery one) => new()
    {
        Id = Portal.Domain.Kernel.TypedId.New<DeliveryId>(one.QueuedAt), Occasion = one.Occasion, Stage = one.Stage, Recipient = one.Recipient, Channel = one.Channel,
        Person = one.Person, People = one.People, Text = one.Text, Args = one.Args, Clause = null, Link = null, Message = null, Ladder = "", QueuedAt = one.QueuedAt, NextAt = one.NextAt,
    };

    private sealed class MovableName : Portal.Channels.Peers.IHostNames
    {
        public IPAddress Address { get; set; } = IPAddress.None;

        public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) => Task.FromResult(new[] { Address });
    }
}
