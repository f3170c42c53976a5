using Portal.Domain.Fees;
using Portal.Domain.Statistics;

namespace Portal.Tests.Domain.Statistics;

public sealed class FigureKeyTests
{
    [Fact]
    public void All_AreTheEightFiguresOfTheContract() =>
        Assert.Equal(
            [
                "coverage.rate", "cases.received", "cases.resolved", "cases.timely", "cases.effective",
                "collection.property", "collection.utility", "collection.service",
            ],
            FigureKey.All.Select(key => key.Code));

    [Fact]
    public void Codes_AreUniqueAndFindTheirKey()
    {
        var keys = FigureKey.All.Concat(FigureKey.ByKind).ToList();

        Assert.Equal(keys.Count, keys.DistinctBy(key => key.Code).Count());
        Assert.All(keys, key => Assert.Same(key, FigureKey.Find(key.Code)));
        Assert.Null(FigureKey.Find("cases.Timely"));
    }

    [Theory]
    [InlineData(FeeType.Property, "collection.property", "B-164")]
    [InlineData(FeeType.Utility, "collection.utility", "B-162")]
    [InlineData(FeeType.Service, "collection.service", "B-163")]
    public void Collection_CarriesTheClauseOfItsTarget(FeeType type, string code, string clause)
    {
        var key = FigureKey.CollectionOf(type);

        Assert.Equal((code, clause, FigureUnit.Percent), (key.Code, key.Clause, key.Unit));
    }
}
