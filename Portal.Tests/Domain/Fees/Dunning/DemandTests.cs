using System.Globalization;
using Portal.Domain.Fees;
using Portal.Domain.Fees.Dunning;
using Portal.Domain.Kernel;

namespace Portal.Tests.Domain.Fees.Dunning;

/// <summary>A demand that is due on 2026-11-30.</summary>
public sealed class DemandTests
{
    private static readonly DateOnly DueDay = Day("11-30");
    private static readonly UnitId Unit = new(new Guid(1, 0, 0, new byte[8]));

    /// <summary>Notices before; the site's numbers of days; the day; what is to be served, with since and by.</summary>
    [Theory]
    [InlineData("", "", "11-05", "notified -")]
    [InlineData("", "", "11-30", "notified -")]
    [InlineData("", "", "12-01", "notified -; reminded 12-01")]
    [InlineData("", "0", "12-01", "notified -; reminded 12-01 12-01")]
    [InlineData("", "5", "12-10", "notified -; reminded 12-01 12-06")]
    [InlineData("n11-05", "", "11-30", "")]
    [InlineData("n11-05", "", "12-01", "reminded 12-01")]
    [InlineData("r12-02", "", "12-20", "")]
    [InlineData("r12-02", " 7", "12-08", "")]
    [InlineData("r12-02", " 7", "12-09", "deadline 12-09")]
    [InlineData("n11-05 r12-02", " 0", "12-02", "deadline 12-02")]
    [InlineData("r12-02 d12-09", " 7", "12-20", "")]
    public void Next_IsWhatTheStageAndTheSitesNumbersSay(string notices, string numbers, string today, string expected)
    {
        var set = (numbers + " ").Split(' ');

        var next = Of(notices).Next(Day(today), new DunningDays(Days(set[0]), Days(set[1])));

        Assert.Equal(expected, string.Join("; ", next.Select(step => $"{step.Stage.Code} {Text(step.Since) ?? "-"}{(step.By is { } by ? " " + Text(by) : "")}")));
    }

    /// <summary>Notices before; the notice to record and its day; the refusal.</summary>
    [Theory]
    [InlineData("", DunningStage.Notified, "11-05", null)]
    [InlineData("", DunningStage.Billed, "11-05", "dunning.stage-unknown")]
    [InlineData("n11-05", DunningStage.Notified, "11-06", "dunning.already-reached")]
    [InlineData("r12-02", DunningStage.Notified, "12-03", "dunning.already-reached")]
    [InlineData("", DunningStage.Reminded, "12-01", null)]
    [InlineData("n11-05", DunningStage.Reminded, "12-01", null)]
    [InlineData("n11-05", DunningStage.Reminded, "11-30", "dunning.not-overdue")]
    [InlineData("n12-05", DunningStage.Reminded, "12-04", "dunning.before-previous")]
    [InlineData("r12-02", DunningStage.Reminded, "12-03", "dunning.already-reached")]
    [InlineData("", DunningStage.DeadlineNotified, "12-09", "dunning.reminder-skipped")]
    [InlineData("n11-05", DunningStage.DeadlineNotified, "12-09", "dunning.reminder-skipped")]
    [InlineData("r12-02", DunningStage.DeadlineNotified, "12-01", "dunning.before-previous")]
    [InlineData("r12-02", DunningStage.DeadlineNotified, "12-02", null)]
    [InlineData("r12-02 d12-09", DunningStage.DeadlineNotified, "12-10", "dunning.already-reached")]
    public void Check_GoesStepByStep(string notices, DunningStage stage, string on, string? code) =>
        Assert.Equal(code, Of(notices).Check(stage, Day(on), "1-101")?.Code);

    [Theory]
    [InlineData("CJ-0098", 3, "CJ-0098 CJ-0099 CJ-0100")]
    [InlineData(" 7 ", 2, "7 8")]
    [InlineData("A", 1, "A")]
    [InlineData("99", 2, "99 100")]
    [InlineData("A", 2, "dunning.form-not-countable")]
    [InlineData(" ", 1, "dunning.form-missing")]
    [InlineData("99999999999999999999", 2, "dunning.form-not-countable")]
    public void FormNumbers_CountUpInTheDigitsAtTheEnd(string first, int count, string expected)
    {
        var numbers = FormNumbers.From(first, count);

        Assert.Equal(expected, numbers.IsDone ? string.Join(' ', numbers.Value) : numbers.Refusal.Code);
    }

    /// <summary>Against an oracle that goes through the days one by one: due on the first on which the number that holds has passed.</summary>
    [Fact]
    public void DueAfter_WithNumbersThatChange_IsTheFirstDayOnWhichTheyHavePassed()
    {
        var random = new Random(20261122);
        for (var round = 0; round < 2_000; round++)
        {
            var start = DueDay.AddDays(random.Next(20));
            (DateOnly From, int? Days)[] versions =
                [.. Enumerable.Range(0, random.Next(5)).Select(_ => (DueDay.AddDays(random.Next(-10, 40)), random.Next(4) == 0 ? (int?)null : random.Next(30))).DistinctBy(version => version.Item1)];
            var days = new DaysOverTime(versions);

            DateOnly? expected = null;
            for (var day = start; day < start.AddDays(120) && expected is null; day = day.AddDays(1))
            {
                var holds = versions.Where(version => version.From <= day).OrderBy(version => version.From).Select(version => version.Days).LastOrDefault();
                expected = holds is { } wait && day >= start.AddDays(wait) ? day : null;
                Assert.Equal(holds, days.On(day));
            }

            Assert.Equal(expected, days.DueAfter(start) is { } due && due < start ? start : days.DueAfter(start));
        }
    }

    [Fact]
    public void Withdraw_WithoutReasonOrTwice_IsRefused()
    {
        var notice = Notice(DunningStage.Reminded, Day("12-02"));

        Assert.Equal("dunning.reason-missing", notice.Withdraw(" ", "陈", DateTimeOffset.UnixEpoch).Refusal?.Code);
        Assert.True(notice.Withdraw("送错户", "陈", DateTimeOffset.UnixEpoch).IsDone);
        Assert.Equal("dunning.already-withdrawn", notice.Withdraw("送错户", "陈", DateTimeOffset.UnixEpoch).Refusal?.Code);
    }

    private static Demand Of(string notices) => new(
        Unit, DueDay, new Money(100), [new Period(2026, 11)],
        [.. notices.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text => Notice(text[0] switch { 'n' => DunningStage.Notified, 'r' => DunningStage.Reminded, _ => DunningStage.DeadlineNotified }, Day(text[1..])))]);

    private static DunningNotice Notice(DunningStage stage, DateOnly on) => DunningNotice.Record(Unit, DueDay, stage, on, "CJ-1", "陈", null, DateTimeOffset.UnixEpoch);

    private static DaysOverTime Days(string number) =>
        number.Length == 0 ? DaysOverTime.Off : new DaysOverTime([(DateOnly.MinValue, int.Parse(number, CultureInfo.InvariantCulture))]);

    private static DateOnly Day(string day) => DateOnly.ParseExact("2026-" + day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Text(DateOnly? day) => day?.ToString("MM-dd", CultureInfo.InvariantCulture);
}
