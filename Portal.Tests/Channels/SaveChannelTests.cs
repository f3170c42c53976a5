using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Channels;
using Portal.Data;
using Portal.Domain.People;
using Portal.Tests.Support;

namespace Portal.Tests.Channels;

[Trait("Engines", "Both")]
public sealed class SaveChannelTests : IAsyncLifetime
{
    private ChannelDriver _driver = null!;

    public async Task InitializeAsync() => _driver = await ChannelDriver.StartAsync();

    public async Task DisposeAsync() => await _driver.DisposeAsync();

    [Theory]
    [InlineData(ChannelKind.WeCom, "https://127.0.0.2/send?key=k", "channels.address-internal")]
    [InlineData(ChannelKind.WeCom, "https://2130706434/send?key=k", "channels.address-internal")]
    [InlineData(ChannelKind.WeCom, "https://0x7f000002/send?key=k", "channels.address-internal")]
    [InlineData(ChannelKind.WeCom, "https://[::1]/send?key=k", "channels.address-internal")]
    [InlineData(ChannelKind.WeCom, "https://[::ffff:10.0.0.1]/send?key=k", "channels.address-internal")]
    [InlineData(ChannelKind.Webhook, "https://169.254.169.254/latest", "channels.address-internal")]
    [InlineData(ChannelKind.WeCom, "http://127.0.0.1/send?key=k", "channels.address-not-https")]
    [InlineData(ChannelKind.Webhook, "http://example.com/in", "channels.address-not-https")]
    [InlineData(ChannelKind.Webhook, "file:///etc/passwd", "channels.address-malformed")]
    [InlineData(ChannelKind.Webhook, "https://user:pw@example.com/in", "channels.address-malformed")]
    [InlineData(ChannelKind.WeCom, "not a url", "channels.address-malformed")]
    [InlineData(ChannelKind.WeCom, "", "channels.address-malformed")]
    [InlineData(ChannelKind.WeCom, "https://127.0.0.1/send", "channels.address-without-key")]
    [InlineData(ChannelKind.DingTalk, "https://127.0.0.1/send?key=k", "channels.address-without-key")]
    public async Task Address_Bad_IsRefusedWithItsField(ChannelKind kind, string address, string code)
    {
        var saved = await _driver.SaveAsync(new ChannelForm { Key = "k", Kind = kind, Name = "群", Address = address, Secret = "s" });

        Assert.Equal((code, "address"), (saved.Refusal?.Code, saved.Refusal?.Field));
        Assert.Empty(await _driver.App.QueryAsync(db => db.Set<Channel>().ToListAsync()));
    }

    [Fact]
    public async Task Form_EachBadField_IsRefusedByName()
    {
        await _driver.AddAsync(_driver.WeCom());

        await RefusedAsync("key", _driver.WeCom() with { Key = "Not good" });
        await RefusedAsync("key", _driver.WeCom());
        await RefusedAsync("name", _driver.WeCom("b") with { Name = " " });
        await RefusedAsync("rank", _driver.WeCom("b") with { Rank = 1000 });
        await RefusedAsync("alsoSends", _driver.WeCom("b") with { AlsoSends = ["everything"] });
        await RefusedAsync("secret", _driver.Webhook("b") with { Secret = null });
        await RefusedAsync("host", ChannelDriver.Mail(587, "b") with { Host = "no host" });
        await RefusedAsync("host", ChannelDriver.Mail(587, "b") with { Host = "10.0.0.1" });
        await RefusedAsync("port", ChannelDriver.Mail(0, "b"));
        await RefusedAsync("sender", ChannelDriver.Mail(587, "b") with { Sender = "portal" });
        await RefusedAsync("address", ChannelDriver.Mail(587, "b") with { Address = "a b" });
        await RefusedAsync("secret", ChannelDriver.Mail(587, "b", login: "portal"));

        async Task RefusedAsync(string field, ChannelForm form) => Assert.Equal(field, (await _driver.SaveAsync(form)).Refusal?.Field);
    }

    [Fact]
    public async Task Secrets_LieClosedInTheDatabaseAndNowhereInTheAudit()
    {
        await _driver.AddAsync(_driver.WeCom(), _driver.DingTalk(), _driver.Feishu(), _driver.Webhook(), ChannelDriver.Mail(587, secret: "mail-pass", login: "portal"));

        string[] secrets = ["693a91f6-7xxx", "SECabc123", "hook-id", "hook-secret", "mail-pass", "token=t1", "access_token", "tok\""];
        var channels = await _driver.App.QueryAsync(db => db.Set<Channel>().ToListAsync());
        var kept = string.Join('\n', channels.Select(one => $"{one.Address} {one.Token}\" {one.Secret}"));
        var audit = string.Join('\n', await _driver.App.QueryAsync(db => db.Set<AuditEntry>().Select(entry => entry.Changes).ToListAsync()));
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, kept, StringComparison.Ordinal));
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, audit, StringComparison.Ordinal));
        Assert.Contains("\"Secret\":\"•\"", audit, StringComparison.Ordinal);
        Assert.All(channels, one => Assert.True(one.Token is null || !audit.Contains(one.Token, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Change_WithoutNewSecrets_KeepsThem()
    {
        await _driver.AddAsync(_driver.DingTalk());
        var before = await ChannelAsync("ding");

        Assert.True((await _driver.SaveAsync(_driver.DingTalk() with { Address = null, Secret = null, Name = "改名" }, isNew: false)).IsDone);
        var after = await ChannelAsync("ding");

        Assert.Equal((before.Address, before.Token, before.Secret, "改名"), (after.Address, after.Token, after.Secret, after.Name));
        Assert.True((await _driver.SaveAsync(_driver.DingTalk() with { Address = null, Secret = "" }, isNew: false)).IsDone);
        Assert.Null((await ChannelAsync("ding")).Secret);
    }

    [Fact]
    public async Task Mail_CommonRecipient_IsKeptAndGetsWhatIsForNobody()
    {
        await _driver.AddAsync(ChannelDriver.Mail(587) with { Address = " centre@example.com " });
        Assert.Equal("centre@example.com", (await ChannelAsync("mail")).Address);

        Assert.True((await _driver.App.Services.GetRequiredService<TestChannel>().RunAsync(PortalApp.Tester, "mail", default)).IsDone);

        Assert.Null((await _driver.DeliveriesAsync()).Single().Person);
        var claimed = await _driver.App.Services.GetRequiredService<ClaimDeliveries>().RunAsync("mail", default);
        Assert.Equal("centre@example.com", claimed.Messages.Single().Mail);
    }

    [Fact]
    public async Task MailServer_Moved_WantsThePasswordAnew()
    {
        await _driver.AddAsync(ChannelDriver.Mail(587, secret: "pass", login: "portal"));

        var moved = await _driver.SaveAsync(ChannelDriver.Mail(588, login: "portal"), isNew: false);

        Assert.Equal(ChannelRefusals.SecretAnew, moved.Refusal);
        Assert.True((await _driver.SaveAsync(ChannelDriver.Mail(588, secret: "pass", login: "portal"), isNew: false)).IsDone);
    }

    [Fact]
    public async Task EveryVerb_WithoutTheRight_IsRefused()
    {
        await _driver.AddAsync(_driver.WeCom());
        var staff = await _driver.App.AccountAsync(Roles.Staff);
        var services = _driver.App.Services;

        Assert.NotNull((await services.GetRequiredService<SaveChannel>().RunAsync(staff, _driver.WeCom("b"), true, default)).Refusal);
        Assert.NotNull((await services.GetRequiredService<SwitchChannel>().RunAsync(staff, "group", false, default)).Refusal);
        Assert.NotNull((await services.GetRequiredService<TestChannel>().RunAsync(staff, "group", default)).Refusal);
        Assert.NotNull((await services.GetRequiredService<ReadChannels>().RunAsync(staff, null, default)).Refusal);
    }

    [Fact]
    public async Task Test_ByMailForNobody_IsRefused_AndOfAChannelThatIsOff()
    {
        await _driver.AddAsync(ChannelDriver.Mail(587), _driver.WeCom());
        var services = _driver.App.Services;
        await services.GetRequiredService<SwitchChannel>().RunAsync(PortalApp.Tester, "group", false, default);

        Assert.Equal(ChannelRefusals.TestHasNobody, (await services.GetRequiredService<TestChannel>().RunAsync(PortalApp.Tester, "mail", default)).Refusal);
        Assert.Equal(ChannelRefusals.IsOff, (await services.GetRequiredService<TestChannel>().RunAsync(PortalApp.Tester, "group", default)).Refusal);
        Assert.Equal(ChannelRefusals.Unknown, (await services.GetRequiredService<TestChannel>().RunAsync(PortalApp.Tester, "other", default)).Refusal);
        var zhou = await _driver.App.AccountAsync(Roles.Administrator, ChannelDriver.Zhou.Id);
        Assert.True((await services.GetRequiredService<TestChannel>().RunAsync(zhou, "mail", default)).IsDone);
    }

    private Task<Channel> ChannelAsync(string key) => _driver.App.QueryAsync(db => db.Set<Channel>().SingleAsync(one => one.Key == key));
}
