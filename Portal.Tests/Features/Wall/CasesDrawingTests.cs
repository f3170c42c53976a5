using Portal.Domain.Cases;
using Portal.Features.Wall;
using Portal.Features.Wall.Drawing;

namespace Portal.Tests.Features.Wall;

public sealed class CasesDrawingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Figure_CountsPendingOverdueSoonAndCallbacks()
    {
        var picture = Draw(Cases(17) with { Overdue = 3, DueSoon = 2, AwaitingCallback = 4 });

        Assert.Equal("17件待处理", picture.Text(".big"));
        Assert.Equal(["▲超时 3", "◆1 小时内到期 2", "●待回访 4"], picture.All(".mark"));
    }

    [Fact]
    public void Ages_AreDrawnInProportionAndNamed()
    {
        var picture = Draw(Cases(17) with { Ages = new CaseAges(8, 5, 0, 4) });

        Assert.Equal(["8", "5", "4"], picture.All(".ages i"));
        Assert.Equal("flex-grow:8", picture.Find(".ages .good").GetAttribute("style"));
        Assert.Equal(["4 小时内 8", "当天 5", "3 天内 0", "更久 4"], picture.All(".age-names > span"));
    }

    [Fact]
    public void Row_NamesKindUnitTitleHandlerAndTheLimit()
    {
        var due = Now.AddMinutes(-102);
        var picture = Draw(Cases(1) with { Rows = [new(CaseKind.Complaint, "楼上漏水", "3-1204", "李雪梅", Now.AddHours(-9), due)] });

        Assert.Equal(["投诉", "3-1204 楼上漏水", "李雪梅", ""], picture.All(".cases li > span"));
        Assert.Equal(due.ToUnixTimeMilliseconds().ToString(), picture.Find(".due time").GetAttribute("data-due"));
        Assert.Contains("bad", picture.Find(".due").ClassList);
    }

    [Theory]
    [InlineData(0, "warn")]
    [InlineData(60, "warn")]
    [InlineData(61, "")]
    public void Row_WithinTheHour_IsAmber(int minutesLeft, string style)
    {
        var picture = Draw(Cases(1) with { Rows = [Row("x", Now.AddMinutes(minutesLeft))] });

        Assert.Equal(style, string.Join(' ', picture.Find(".due").ClassList.Except(["due"])));
    }

    [Fact]
    public void Row_WithoutLimitOrHandler_CountsItsAgeAndSaysUnassigned()
    {
        var picture = Draw(Cases(1) with { Rows = [Row("x", due: null)] });

        Assert.Equal("未派单", picture.Text(".handler"));
        Assert.Equal(Now.AddHours(-5).ToUnixTimeMilliseconds().ToString(), picture.Find(".due time").GetAttribute("data-since"));
    }

    [Fact]
    public void MoreThanFits_IsCountedWithItsOverdueOnes()
    {
        var rows = Enumerable.Range(1, 6).Select(number => Row($"{number}", Now.AddHours(-number))).ToList();
        var picture = Draw(Cases(17) with { Overdue = 6, Rows = rows });

        Assert.Equal(["1", "2", "3", "4"], picture.All(".title"));
        Assert.Equal("另有 13 件待处理，其中超时 2", picture.Text(".rest"));
    }

    [Fact]
    public void ExactlyWhatFits_IsShownWithoutACount()
    {
        var picture = Draw(Cases(5) with { Rows = [.. Enumerable.Range(1, 5).Select(number => Row($"{number}", Now))] });

        Assert.Equal(5, picture.Count(".title"));
        Assert.Equal(0, picture.Count(".rest"));
    }

    [Fact]
    public void Nothing_IsGoodNews() =>
        Assert.Equal("✓没有待处理的工单", Draw(Cases(0)).Text(".nothing"));

    [Fact]
    public void Title_IsEncoded() =>
        Assert.Equal("<img src=x onerror=alert(1)>", Draw(Cases(1) with { Rows = [Row("<img src=x onerror=alert(1)>", Now)] }).Text(".title"));

    private static WallCase Row(string title, DateTimeOffset? due) => new(CaseKind.Repair, title, null, null, Now.AddHours(-5), due);

    private static WallMarkup Draw(WallCases cases) => WallMarkup.Chinese(words => CasesDrawing.Draw(cases, words));

    private static WallCases Cases(int pending) => new()
    {
        AsOf = Now,
        Pending = pending,
        Overdue = 0,
        DueSoon = 0,
        AwaitingCallback = 0,
        Ages = new CaseAges(pending, 0, 0, 0),
    };
}
