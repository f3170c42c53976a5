using Portal.Domain.Duty;

namespace Portal.Tests.Domain.Duty;

/// <summary>Random rosters against <see cref="CoverageScan"/>, second by second.</summary>
public sealed class CoverageOracleTests
{
    private static readonly string[] Codes = ["A", "B", "C"];
    private static readonly string[] People = ["zhou", "li", "wang", "chen", "sun"];
    private static readonly string[] Certificates = ["fire", "aid"];
    private static readonly string[] Rules = ["everyday", "workday", "restday", "fri,sat", "sun", "mon,wed,sun"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Coverage_RandomRoster_AgreesWithTheScanAtEverySecond(int seed)
    {
        var random = new Random(seed);
        var duty = Roster(random);
        var record = duty.Record();
        var coverage = new Coverage(record);
        var from = duty.At("2026-11-20 21:00").AddSeconds(random.Next(7200));
        var to = from.AddSeconds(random.Next(50_000, 90_000));
        var now = to.AddSeconds(1);
        var scan = new CoverageScan(record);
        var lanes = coverage.Timeline(from, to, now);
        var next = lanes.ToDictionary(lane => lane.Post.Id, _ => 0);
        var told = record.Posts.ToDictionary(post => post.Id, _ => new List<(DateTimeOffset From, DateTimeOffset To, int Required, int Present, int Gap)>());
        long required = 0, covered = 0, gap = 0;

        for (var second = from; second < to; second = second.AddSeconds(1))
        {
            var figures = scan.At(second);
            foreach (var lane in lanes)
            {
                var expected = figures[lane.Post.Id];
                if (lane.Slices[next[lane.Post.Id]].To <= second)
                {
                    next[lane.Post.Id]++;
                }

                var slice = lane.Slices[next[lane.Post.Id]];
                CoverageScan.Figures found = new(slice.Required, slice.Planned, slice.Present!.Value, slice.Away!.Value, slice.Unqualified!.Value);
                if (slice.From > second || slice.To <= second || found != expected)
                {
                    Assert.Fail($"{lane.Post.Code} at {second:O}: {expected}, but {slice}");
                }

                required += expected.Required;
                covered += Math.Min(expected.Required, expected.Present);
                gap += expected.Gap;
                Tell(told[lane.Post.Id], second, expected);
            }

            if (random.Next(2000) == 0 || lanes.Any(lane => lane.Slices[next[lane.Post.Id]].From == second))
            {
                var at = coverage.At(second, now);
                Assert.All(at.Posts, row => Assert.Equal(
                    figures[row.Post.Id], new(row.Required, row.Planned, row.Present!.Value, row.Away!.Value, row.Unqualified!.Value)));
                Assert.Equal(figures.Values.Sum(one => one.Gap), at.Gap);
            }
        }

        var range = coverage.Range(from, to, now).Value;
        Assert.Equal((required, covered, gap), (range.RequiredSeconds, range.CoveredSeconds, range.GapSeconds));
        Assert.Equal(
            record.Posts.OrderBy(post => post.Code, StringComparer.Ordinal).SelectMany(post => told[post.Id].Select(run => (post.Code, run))),
            range.Segments.Select(segment => (segment.Post.Code, (segment.From, segment.To, segment.Required, segment.Present!.Value, segment.Gap!.Value))));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Coverage_RecordCutToTheLapse_AnswersTheSame(int seed)
    {
        var duty = Roster(new Random(seed));
        var record = duty.Record();
        var (from, to) = (duty.At("2026-11-21 12:00"), duty.At("2026-11-22 12:00"));
        var recent = record with { Events = [.. record.Events.Where(e => e.At > from - record.Lapse && e.At <= to)] };

        var whole = new Coverage(record).Timeline(from, to, to);
        var cut = new Coverage(recent).Timeline(from, to, to);

        Assert.Equal(whole.SelectMany(lane => lane.Slices), cut.SelectMany(lane => lane.Slices));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Coverage_RangeSplitAnywhere_AddsUp(int seed)
    {
        var random = new Random(seed);
        var duty = Roster(random);
        var coverage = duty.Build();
        var (from, to) = (duty.At("2026-11-20 00:00"), duty.At("2026-11-23 00:00"));
        var middle = from.AddSeconds(random.Next((int)(to - from).TotalSeconds));

        var (whole, left, right) = (coverage.Range(from, to, to).Value, coverage.Range(from, middle, to).Value, coverage.Range(middle, to, to).Value);

        Assert.Equal(whole.RequiredSeconds, left.RequiredSeconds + right.RequiredSeconds);
        Assert.Equal(whole.CoveredSeconds, left.CoveredSeconds + right.CoveredSeconds);
        Assert.Equal(whole.RequiredSeconds, whole.CoveredSeconds + whole.GapSeconds);
        Assert.All(whole.Segments.Zip(whole.Segments.Skip(1)), pair => Assert.False(
            pair.First.To == pair.Second.From && pair.First.Post == pair.Second.Post
            && (pair.First.Required, pair.First.Present) == (pair.Second.Required, pair.Second.Present)));
    }

    private static void Tell(List<(DateTimeOffset From, DateTimeOffset To, int Required, int Present, int Gap)> runs, DateTimeOffset second, CoverageScan.Figures figures)
    {
        if (figures.Required == 0)
        {
            return;
        }

        var run = (second, second.AddSeconds(1), figures.Required, figures.Present, figures.Gap);
        if (runs.Count > 0 && runs[^1].To == second && (runs[^1].Required, runs[^1].Present) == (figures.Required, figures.Present))
        {
            run.second = runs[^1].From;
            runs[^1] = run;
        }
        else
        {
            runs.Add(run);
        }
    }

    private static DutyBuilder Roster(Random random)
    {
        var duty = new DutyBuilder()
            .Calendar(("2026-11-20", true), ("2026-11-22", random.Next(2) == 0))
            .Lapse(TimeSpan.FromSeconds(random.Next(2, 19) * 3600 + random.Next(60)));
        foreach (var code in Codes)
        {
            duty.Post(code, [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => new DutyWindow(
                DayRule.Parse(Pick(Rules)),
                random.Next(24 * 4) * 15,
                random.Next(24 * 4 + 1) * 15,
                random.Next(4),
                random.Next(3) == 0 ? Pick(Certificates) : null,
                random.Next(4) == 0 ? new DateOnly(2026, 11, random.Next(19, 23)) : null))]);
        }

        foreach (var person in People)
        {
            foreach (var certificate in Certificates.Where(_ => random.Next(3) > 0))
            {
                duty.Holds(person, certificate, $"2026-11-{random.Next(20, 24)}");
            }
        }

        for (var number = 0; number < 15; number++)
        {
            var start = Instant();
            duty.Shift(Pick(People), Pick(Codes), Text(start), Text(start.AddSeconds(random.Next(1, 50_000))));
        }

        for (var number = 0; number < 70; number++)
        {
            var at = Instant();
            for (var burst = random.Next(8) == 0 ? 3 : 1; burst > 0; burst--)
            {
                duty.Clock(Pick(People), Pick(Codes), at, (PresenceKind)random.Next(1, 5));
            }
        }

        return duty;

        DateTimeOffset Instant() => duty.At("2026-11-20 00:00").AddSeconds(random.Next(4) == 0 ? random.Next(72) * 3600 : random.Next(72 * 3600));

        string Text(DateTimeOffset instant) => duty.Zone.ToSite(instant).ToString("yyyy-MM-dd HH:mm:ss");

        T Pick<T>(T[] choices) => choices[random.Next(choices.Length)];
    }
}
