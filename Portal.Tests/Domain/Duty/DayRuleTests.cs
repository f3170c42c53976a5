using Portal.Domain.Duty;
using Portal.Domain.Kernel;

namespace Portal.Tests.Domain.Duty;

public sealed class DayRuleTests
{
    [Theory]
    [InlineData("everyday", "everyday")]
    [InlineData("每天", "everyday")]
    [InlineData("Workday", "workday")]
    [InlineData("工作日", "workday")]
    [InlineData("restday", "restday")]
    [InlineData(" 休息日 ", "restday")]
    [InlineData("tue,mon", "mon,tue")]
    [InlineData("Sun, SAT", "sat,sun")]
    [InlineData("周一,周二", "mon,tue")]
    [InlineData("周日，星期六、周三", "wed,sat,sun")]
    [InlineData("周天,mon,mon", "mon,sun")]
    [InlineData("mon,tue,wed,thu,fri,sat,sun", "mon,tue,wed,thu,fri,sat,sun")]
    public void TryParse_Rule_ReadsToItsCanonicalText(string text, string canonical)
    {
        Assert.True(DayRule.TryParse(text, out var rule));

        Assert.Equal(canonical, rule.ToString());
        Assert.Equal(rule, DayRule.Parse(canonical));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("daily")]
    [InlineData("mon,")]
    [InlineData("mon,workday")]
    [InlineData("周八")]
    [InlineData("mon tue")]
    public void TryParse_AnythingElse_IsNotARule(string? text)
    {
        Assert.False(DayRule.TryParse(text, out _));
        Assert.Throws<FormatException>(() => DayRule.Parse(text!));
    }

    [Fact]
    public void Includes_NamedWeekdays_AreExactlyThose()
    {
        var monday = new DateOnly(2026, 11, 16);
        for (var number = 0; number < 7; number++)
        {
            var rule = DayRule.On(monday.AddDays(number).DayOfWeek);
            Assert.Equal([number], Enumerable.Range(0, 7).Where(day => rule.Includes(monday.AddDays(day), BusinessCalendar.Plain)));
        }
    }
}
