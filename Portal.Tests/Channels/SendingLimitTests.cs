using Portal.Channels;

namespace Portal.Tests.Channels;

public sealed class SendingLimitTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 12, 7, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(ChannelKind.WeCom, 20, 60)]
    [InlineData(ChannelKind.DingTalk, 20, 60)]
    [InlineData(ChannelKind.Feishu, 5, 1)]
    public void Budget_AnyBursts_NeverExceedsAnyWindow(ChannelKind kind, int most, int seconds)
    {
        var limit = SendingLimit.Of(kind);
        var random = new Random(11);
        for (var round = 0; round < 50; round++)
        {
            var (now, sent, kept) = (Start, new List<DateTimeOffset>(), "");
            for (var step = 0; step < 60; step++)
            {
                now = now.AddMilliseconds(random.Next(0, 4000));
                var lately = SendingLimit.Read(kept);
                var take = Math.Min(limit.Budget(lately, now), random.Next(0, 30));
                kept = limit.Write(lately.Concat(Enumerable.Repeat(now, take)), now);
                sent.AddRange(Enumerable.Repeat(now, take));
            }

            Assert.All(sent, at => Assert.True(sent.Count(other => other <= at && other > at.AddSeconds(-seconds)) <= most));
        }
    }

    [Fact]
    public void FreeAt_IsTheFirstMomentWithABudget()
    {
        var limit = SendingLimit.Of(ChannelKind.WeCom);
        var sent = Enumerable.Range(0, 20).Select(second => Start.AddSeconds(second)).ToArray();
        var now = Start.AddSeconds(30);

        Assert.Equal(0, limit.Budget(sent, now));
        Assert.Equal(Start.AddSeconds(60), limit.FreeAt(sent, now));
        Assert.Equal(1, limit.Budget(sent, Start.AddSeconds(60)));
        Assert.Equal(0, limit.Budget(sent, Start.AddSeconds(60).AddMilliseconds(-1)));
        Assert.Equal(now, limit.FreeAt([], now));
    }

    [Theory]
    [InlineData("2026-11-21T12:00:00Z", true)]
    [InlineData("2026-11-21T12:00:14Z", true)]
    [InlineData("2026-11-21T12:00:15Z", false)]
    [InlineData("2026-11-21T12:30:03Z", true)]
    [InlineData("2026-11-21T12:29:59Z", false)]
    public void Feishu_AtTheFullAndTheHalfHour_Waits(string at, bool waits)
    {
        var now = DateTimeOffset.Parse(at);

        Assert.Equal(waits, SendingLimit.Of(ChannelKind.Feishu).IsCrowded(now));
        Assert.False(SendingLimit.Of(ChannelKind.WeCom).IsCrowded(now));
        Assert.Equal(waits ? new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, now.Minute, 15, TimeSpan.Zero) : now, SendingLimit.Of(ChannelKind.Feishu).FreeAt([], now));
    }
}
