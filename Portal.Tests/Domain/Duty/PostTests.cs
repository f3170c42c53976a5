using Portal.Domain.Duty;
using Portal.Domain.People;
using static Portal.Tests.Domain.Duty.DutyBuilder;

namespace Portal.Tests.Domain.Duty;

public sealed class PostTests
{
    [Theory]
    [InlineData(480, 1020, 1020)]
    [InlineData(1020, 480, 1920)]
    [InlineData(480, 480, 1920)]
    [InlineData(0, 1440, 1440)]
    [InlineData(0, 0, 1440)]
    public void EndMinute_EndNotAfterStart_IsOnTheNextDay(int from, int to, int end) =>
        Assert.Equal(end, new DutyWindow(DayRule.Everyday, from, to, 1).EndMinute);

    [Theory]
    [InlineData(-1, 60, 1)]
    [InlineData(1440, 60, 1)]
    [InlineData(0, -1, 1)]
    [InlineData(0, 1441, 1)]
    [InlineData(0, 60, -1)]
    public void Window_NumberOutOfBounds_Throws(int from, int to, int min) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new DutyWindow(DayRule.Everyday, from, to, min));

    [Fact]
    public void Redefine_SameWindowsInAnotherOrder_ChangesNothing()
    {
        var post = new Post(PostId.From(Guid.Empty), "A", "中控室", [Window("08:00", "20:00", 2), Window("20:00", "08:00", 1)]);

        Assert.False(post.Redefine("中控室", [Window("20:00", "08:00", 1), Window("08:00", "20:00", 2)]));
        Assert.True(post.Redefine("控制室", [Window("20:00", "08:00", 1), Window("08:00", "20:00", 2)]));
        Assert.True(post.Redefine("控制室", [Window("20:00", "08:00", 1)]));
        Assert.Equal([Window("20:00", "08:00", 1)], post.Windows);
    }

    [Fact]
    public void Assignment_EndNotAfterStart_IsRefused()
    {
        var start = new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);
        var shift = Plan(start, start.AddSeconds(1)).Value;

        Assert.Equal(DutyRefusals.EndNotAfterStart, Plan(start, start).Refusal);
        Assert.Equal(DutyRefusals.EndNotAfterStart, Plan(start, start.AddMilliseconds(999)).Refusal);
        Assert.Equal(DutyRefusals.EndNotAfterStart, shift.EndAt(start).Refusal);
        Assert.False(shift.EndAt(start.AddSeconds(1.5)).Value);
        Assert.True(shift.EndAt(start.AddHours(8)).Value);
        Assert.Equal(start.AddHours(8), shift.End);
    }

    [Fact]
    public void Assignment_WithdrawnTwice_IsRefused()
    {
        var start = new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);
        var shift = Plan(start, start.AddHours(8)).Value;

        Assert.True(shift.Contains(start));
        Assert.True(shift.Withdraw("病假").IsDone);
        Assert.False(shift.Contains(start));
        Assert.Equal(DutyRefusals.AlreadyWithdrawn, shift.Withdraw("again").Refusal);
        Assert.Equal("病假", shift.WithdrawnReason);
    }

    private static Portal.Domain.Kernel.Result<Assignment> Plan(DateTimeOffset start, DateTimeOffset end) =>
        Assignment.Plan(AssignmentId.From(Guid.Empty), PersonId.From(Guid.Empty), PostId.From(Guid.Empty), start, end);
}
