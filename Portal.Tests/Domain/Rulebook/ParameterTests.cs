using Portal.Domain.Rulebook;

namespace Portal.Tests.Domain.Rulebook;

public sealed class ParameterTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void At_BeforeTheFirstVersion_IsTheInitialValue()
    {
        var parameter = new Parameter(10, [new(15, Start)]);

        Assert.Equal(10, parameter.At(Start.AddTicks(-1)));
        Assert.Equal(15, parameter.At(Start));
    }

    [Fact]
    public void At_AVersionWithoutValue_IsOff()
    {
        var parameter = new Parameter(10, [new(null, Start), new(12, Start.AddDays(1))]);

        Assert.Null(parameter.At(Start));
        Assert.Equal(12, parameter.At(Start.AddDays(1)));
        Assert.Equal(12, parameter.Largest);
    }

    /// <summary>Against a walk through the versions one by one, in any order of entry.</summary>
    [Fact]
    public void At_OfRandomVersions_IsTheLastThatBegan()
    {
        var random = new Random(5);
        for (var round = 0; round < 300; round++)
        {
            var versions = Enumerable.Range(0, random.Next(7))
                .Select(_ => random.Next(40)).Distinct()
                .Select(hour => new ParameterVersion(random.Next(5) == 0 ? null : random.Next(100), Start.AddHours(hour)))
                .ToList();
            var parameter = new Parameter(7, versions);
            var at = Start.AddHours(random.Next(-2, 45));

            decimal? expected = 7;
            var latest = DateTimeOffset.MinValue;
            foreach (var version in versions)
            {
                if (version.ValidFrom <= at && version.ValidFrom > latest)
                {
                    (expected, latest) = (version.Value, version.ValidFrom);
                }
            }

            Assert.Equal(expected, parameter.At(at));
        }
    }
}
