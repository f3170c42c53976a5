using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.Rulebook;

namespace Portal.Tests.Domain.Obligations;

/// <summary>What becomes of an occurrence: how it stands, and what is sent.</summary>
public sealed class ObligationTests
{
    private static readonly SiteZone Zone = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
    private static readonly DateTimeOffset Due = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);
    private static readonly QuietHours NoQuiet = new(TimeOnly.MinValue, TimeOnly.MinValue, Zone);

    [Theory]
    [InlineData(null, -61, OccurrenceStanding.Upcoming)]
    [InlineData(null, -60, OccurrenceStanding.Open)]
    [InlineData(null, -1, OccurrenceStanding.Open)]
    [InlineData(null, 0, OccurrenceStanding.Due)]
    [InlineData(null, 9, OccurrenceStanding.Due)]
    [InlineData(null, 10, OccurrenceStanding.Missed)]
    [InlineData(-5, 100, OccurrenceStanding.Done)]
    [InlineData(9, 100, OccurrenceStanding.Done)]
    [InlineData(10, 100, OccurrenceStanding.DoneLate)]
    public void Standing_ByMinutesAroundTheDueInstant_IsThis(int? doneAt, int now, OccurrenceStanding expected)
    {
        var occurrence = new Occurrence("patrol", "20261123", Due.AddMinutes(-60), Due, Due.AddMinutes(10), null);

        Assert.Equal(expected, occurrence.Standing(doneAt is { } done ? Due.AddMinutes(done) : null, Due.AddMinutes(now)));
    }

    [Fact]
    public void Stages_RemindFirstThenClimb()
    {
        var obligation = Weekly() with
        {
            Grace = TimeSpan.FromMinutes(10),
            RemindBefore = [TimeSpan.Zero, TimeSpan.FromHours(1)],
            Ladder = [new EscalationStep(TimeSpan.Zero, new Audience.Superiors()), new EscalationStep(TimeSpan.FromHours(2), new Audience.InRole("manager"), "mail")],
        };

        var stages = obligation.Stages(Single(obligation), NoQuiet).ToArray();

        Assert.Equal(["remind-60", "remind-0", "step-1", "step-2"], stages.Select(stage => stage.Key));
        Assert.Equal([-60, 0, 10, 130], stages.Select(stage => (stage.At - Due).TotalMinutes));
    }

    [Fact]
    public void Stages_BeforeItOpens_WaitUntilItDoes()
    {
        var obligation = Weekly() with { OpensBefore = TimeSpan.FromMinutes(30), RemindBefore = [TimeSpan.FromHours(2), TimeSpan.FromHours(1), TimeSpan.Zero] };

        var stages = obligation.Stages(Single(obligation), NoQuiet).ToArray();

        Assert.Equal([("remind-60", -30.0), ("remind-0", 0.0)], stages.Select(stage => (stage.Key, (stage.At - Due).TotalMinutes)));
    }

    [Theory]
    [InlineData("23:30", "07:00")]
    [InlineData("06:59", "07:00")]
    [InlineData("07:00", "07:00")]
    [InlineData("12:00", "12:00")]
    [InlineData("22:00", "07:00")]
    [InlineData("21:59", "21:59")]
    public void QuietHours_OverMidnight_HoldBackUntilTheirEnd(string at, string until)
    {
        var quiet = new QuietHours(new TimeOnly(22, 0), new TimeOnly(7, 0), Zone);
        var instant = Zone.ToInstant(new DateTime(2026, 11, 23).Add(TimeSpan.Parse(at, System.Globalization.CultureInfo.InvariantCulture)));

        Assert.Equal(until, Zone.ToSite(quiet.After(instant)).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        Assert.InRange(quiet.After(instant) - instant, TimeSpan.Zero, TimeSpan.FromHours(9));
    }

    [Fact]
    public void Template_TakesTheNumbersOfTheInstant()
    {
        var template = new ObligationTemplate(
            "weekly-report", new Wording("周报", "Weekly report"), ["B-020"],
            new TriggerTemplate.OnCalendar(new DaysTemplate.ByRule(RuleValue.From("day")), [RuleValue.From("time")]), new Audience.Holder(), Evidence.Entry);

        Assert.Equal(["day", "time"], template.Parameters);
        Assert.Null(template.With(key => key == "day" ? "mon" : null));
        Assert.Equal(Due, Single(template.With(key => key == "day" ? "mon" : "09:00")!).Due);
    }

    private static Obligation Weekly() => new(
        "weekly-report", new Wording("周报", "Weekly report"), ["B-020"],
        new CalendarTrigger(new Recurrence.ByDay(DayRule.On(DayOfWeek.Monday)), [new TimeOnly(9, 0)]), new Audience.Holder(), Evidence.Entry);

    private static Occurrence Single(Obligation obligation) =>
        obligation.Between(Due.AddDays(-3), Due.AddDays(3), new TriggerWorld { Zone = Zone }).Single();
}
