using System.Text;
using System.Text.Json;
using Portal.Channels;
using Portal.Channels.Robots;
using Portal.Domain.Kernel;

namespace Portal.Tests.Channels;

public sealed class RobotTests
{
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1767225600);

    /// <summary>Worked out with another library.</summary>
    [Fact]
    public void Signatures_AreThoseOfThePlatforms()
    {
        Assert.Equal("pvwH8bM5eQ0kH1kr+RPVoBxU5B9l7NCsCB86NIxp2WY=", RobotSignatures.DingTalk(1767225600000, "SECabc123"));
        Assert.Equal("MkUlA+pv4Vp7B8nMvg4ZnwbzafpCV3W+GJRldSNNzNA=", RobotSignatures.Feishu(1767225600, "SECabc123"));
        Assert.Equal(
            "sha256=4af5cc53c60db3fce7e556253ed2492e564b809852ca3daba3c6aeb68d74c976",
            RobotSignatures.Webhook(1767225600, "{\"a\":\"中\"}"u8, "hook-secret"));
    }

    [Fact]
    public void WeCom_NobodyToName_IsMarkdown()
    {
        var request = RobotRequest.Of(Channel(ChannelKind.WeCom, "https://qyapi.weixin.qq.com/cgi-bin/webhook/send", "k&1"), Message("漏办事项", "消防值班记录"), At);

        Assert.Equal("https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k%261", request.Address.AbsoluteUri);
        Assert.Equal("""{"msgtype":"markdown","markdown":{"content":"**漏办事项**\n消防值班记录"}}""", Encoding.UTF8.GetString(request.Body));
    }

    [Fact]
    public void WeCom_PeopleToName_IsTextWithTheirMobiles()
    {
        var request = RobotRequest.Of(Channel(ChannelKind.WeCom, "https://qyapi.weixin.qq.com/send", "k"), Message("漏办", "记录", "13800001111"), At);

        Assert.Equal("""{"msgtype":"text","text":{"content":"漏办\n记录","mentioned_mobile_list":["13800001111"]}}""", Encoding.UTF8.GetString(request.Body));
    }

    [Fact]
    public void DingTalk_SignsTheQueryAndNamesPeopleInTheTextToo()
    {
        var request = RobotRequest.Of(Channel(ChannelKind.DingTalk, "https://oapi.dingtalk.com/robot/send", "tok", "SECabc123"), Message("漏办", "一\n二", "13800001111"), At);

        Assert.Equal(
            "https://oapi.dingtalk.com/robot/send?access_token=tok&timestamp=1767225600000&sign=pvwH8bM5eQ0kH1kr%2BRPVoBxU5B9l7NCsCB86NIxp2WY%3D",
            request.Address.AbsoluteUri);
        Assert.Equal(
            """{"msgtype":"markdown","markdown":{"title":"漏办","text":"### 漏办\n\n一\n\n二 @13800001111"},"at":{"atMobiles":["13800001111"],"atUserIds":[],"isAtAll":false}}""",
            Encoding.UTF8.GetString(request.Body));
    }

    [Fact]
    public void Feishu_SignsTheBodyInSeconds()
    {
        var request = RobotRequest.Of(Channel(ChannelKind.Feishu, "https://open.feishu.cn/open-apis/bot/v2/hook", "id-1", "SECabc123"), Message("漏办", "记录"), At);

        Assert.Equal("https://open.feishu.cn/open-apis/bot/v2/hook/id-1", request.Address.AbsoluteUri);
        Assert.Equal(
            """{"timestamp":"1767225600","sign":"MkUlA+pv4Vp7B8nMvg4ZnwbzafpCV3W+GJRldSNNzNA=","msg_type":"text","content":{"text":"漏办\n记录"}}""",
            Encoding.UTF8.GetString(request.Body));
    }

    [Theory]
    [InlineData(ChannelKind.WeCom, true, RobotRequest.WeComText)]
    [InlineData(ChannelKind.WeCom, false, RobotRequest.WeComMarkdown)]
    [InlineData(ChannelKind.DingTalk, true, RobotRequest.DingTalkText)]
    [InlineData(ChannelKind.Feishu, false, RobotRequest.FeishuBody)]
    public void Text_TooLong_IsCutToTheLimitInBytes(ChannelKind kind, bool names, int limit)
    {
        foreach (var text in (string[])[string.Concat(Enumerable.Repeat("消防", 8000)), string.Concat(Enumerable.Repeat("a👨‍👩‍👧", 4000)), string.Concat(Enumerable.Repeat("\"\\\n", 9000))])
        {
            string[] mobiles = names ? ["13800001111"] : [];
            var request = RobotRequest.Of(Channel(kind, "https://example.com/hook", "k", "s"), Message("标题", text, mobiles), At);

            var json = JsonDocument.Parse(request.Body).RootElement;
            var content = kind switch
            {
                ChannelKind.WeCom when names => json.GetProperty("text").GetProperty("content"),
                ChannelKind.WeCom => json.GetProperty("markdown").GetProperty("content"),
                ChannelKind.DingTalk => json.GetProperty("markdown").GetProperty("text"),
                _ => json.GetProperty("content").GetProperty("text"),
            };
            var counted = kind == ChannelKind.Feishu ? request.Body.Length : Encoding.UTF8.GetByteCount(content.GetString()!);
            Assert.InRange(counted, limit - 600, limit);
            Assert.DoesNotContain('\uFFFD', content.GetString()!);
        }
    }

    [Fact]
    public void Cut_AnyTextAndRoom_KeepsWholeCharactersAndNeverExceeds()
    {
        var random = new Random(7);
        string[] pieces = ["a", "消", "é", "👍🏽", "👨‍👩‍👧", "\n", "…"];
        for (var round = 0; round < 2000; round++)
        {
            var chosen = Enumerable.Range(0, random.Next(0, 40)).Select(_ => pieces[random.Next(pieces.Length)]).ToArray();
            var (text, room) = (string.Concat(chosen), random.Next(3, 120));

            var cut = ChannelTexts.Cut(text, room);

            Assert.True(Encoding.UTF8.GetByteCount(cut) <= room);
            if (cut != text)
            {
                Assert.EndsWith("…", cut, StringComparison.Ordinal);
                Assert.Contains(Enumerable.Range(0, chosen.Length + 1).Select(count => string.Concat(chosen.Take(count)) + "…"), whole => whole == cut);
            }
        }
    }

    [Theory]
    [InlineData(ChannelKind.WeCom, """{"errcode":0,"errmsg":"ok"}""", "Accepted", null, null)]
    [InlineData(ChannelKind.WeCom, """{"errcode":45009,"errmsg":"api freq out of limit"}""", "Again", "rate-limited", 1.0)]
    [InlineData(ChannelKind.WeCom, """{"errcode":93000,"errmsg":"invalid webhook url"}""", "Never", "bad-address", null)]
    [InlineData(ChannelKind.WeCom, """{"errcode":40058,"errmsg":"markdown.content exceed max length 4096"}""", "Never", "too-long", null)]
    [InlineData(ChannelKind.WeCom, """{"errcode":99999}""", "Never", "refused", null)]
    [InlineData(ChannelKind.WeCom, "<html>log in to the hotel's network</html>", "Again", "unclear-answer", 1.0)]
    [InlineData(ChannelKind.WeCom, "{}", "Again", "unclear-answer", 1.0)]
    [InlineData(ChannelKind.DingTalk, """{"errcode":310000,"errmsg":"sign not match"}""", "Never", "bad-signature", null)]
    [InlineData(ChannelKind.DingTalk, """{"errcode":130101,"errmsg":"send too fast"}""", "Again", "rate-limited", 10.0)]
    [InlineData(ChannelKind.Feishu, """{"code":0,"data":{},"msg":"success"}""", "Accepted", null, null)]
    [InlineData(ChannelKind.Feishu, """{"StatusCode":0,"StatusMessage":"success"}""", "Accepted", null, null)]
    [InlineData(ChannelKind.Feishu, """{"code":19021,"msg":"sign match fail"}""", "Never", "bad-signature", null)]
    [InlineData(ChannelKind.Feishu, """{"code":11232,"msg":"frequency limited"}""", "Again", "rate-limited", 1.0)]
    [InlineData(ChannelKind.Feishu, """{"code":9499,"msg":"Bad Request"}""", "Never", "refused", null)]
    [InlineData(ChannelKind.Webhook, "", "Accepted", null, null)]
    [InlineData(ChannelKind.Webhook, """{"code":5}""", "Never", "refused", null)]
    public void Answer_WithStatus200_IsJudgedByItsCode(ChannelKind kind, string body, string outcome, string? fault, double? restMinutes)
    {
        var judged = RobotAnswers.Judge(kind, body);

        Assert.Equal((outcome, fault), (judged.Kind.ToString(), judged.Fault));
        Assert.Equal(restMinutes, judged.Rest?.TotalMinutes);
    }

    private static OpenChannel Channel(ChannelKind kind, string address, string token, string? secret = null) =>
        new(new Channel { Key = "k", Kind = kind, Name = "群", Address = address, ChangedAt = At }, token, secret);

    private static Outgoing Message(string title, string body, params string[] mobiles) => new(TypedId.New<SendingId>(At), [], title, body, null, mobiles);
}
