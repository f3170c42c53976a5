using Portal.Domain.Obligations;
using Portal.Domain.Rulebook;

namespace Portal.Tests.Domain.Obligations;

/// <summary>Numbers that have to fit others, and the kinds of item that are neither numbers nor choices.</summary>
public sealed class EvidenceNumbersTests
{
    private static readonly ILookup<string, string> NoThings = Array.Empty<string>().ToLookup(thing => thing);

    private static readonly EvidenceItem[] Items =
    [
        Number("issued"),
        Number("used") with { MostOf = "issued" },
        Number("returned") with { DifferenceOf = new EvidenceDifference("issued", "used") },
    ];

    [Theory]
    [InlineData("used", "", "5", null)]
    [InlineData("used", "", "5.01", "evidence.above-other")]
    [InlineData("used", "oil", "7", null)]
    [InlineData("used", "oil", "8", "evidence.above-other")]
    [InlineData("used", "tar", "6", "evidence.above-other")]
    [InlineData("returned", "", "3", null)]
    [InlineData("returned", "", "2", "evidence.no-difference")]
    [InlineData("returned", "oil", "5", null)]
    [InlineData("returned", "oil", "3", "evidence.no-difference")]
    [InlineData("issued", "", "1", null)]
    [InlineData("roof", "", "1", null)]
    public void Number_BesideOthers_FitsOrIsRefused(string item, string thing, string value, string? refusal)
    {
        EvidenceAnswer[] answers = [new("issued", "", "5"), new("issued", "oil", "7"), new("used", "", "2")];

        Assert.Equal(refusal, EvidenceNumbers.Check(Items, new EvidenceAnswer(item, thing, value), answers)?.Code);
    }

    [Fact]
    public void Number_WhoseOtherIsNotKnownYet_Fits() => Assert.Null(EvidenceNumbers.Check(Items, new EvidenceAnswer("returned", "", "9"), [new("issued", "", "5")]));

    [Theory]
    [InlineData(EvidenceItemKind.Date, "2026-11-22", null)]
    [InlineData(EvidenceItemKind.Date, "22.11.2026", "evidence.not-a-date")]
    [InlineData(EvidenceItemKind.Date, "2026-02-30", "evidence.not-a-date")]
    [InlineData(EvidenceItemKind.Unit, "3-1201", null)]
    [InlineData(EvidenceItemKind.Unit, " ", "evidence.value-missing")]
    [InlineData(EvidenceItemKind.File, "0123456789abcdef0123456789abcdef", null)]
    [InlineData(EvidenceItemKind.File, "plan.pdf", "evidence.value-unknown")]
    public void Answer_OfADateAUnitOrAFile_IsTakenOrRefused(EvidenceItemKind kind, string value, string? refusal) =>
        Assert.Equal(refusal, new EvidenceForm([new EvidenceItem("one", new Wording("项", "item"), kind)]).Read(new EvidenceAnswer("one", "", value), NoThings).Refusal?.Code);

    [Theory]
    [InlineData(null, "oil", "oil")]
    [InlineData(null, "", null)]
    [InlineData("goods", "", "paint")]
    [InlineData("goods", "oil", "paint")]
    [InlineData("kinds", "oil", "heavy")]
    [InlineData("kinds", "", null)]
    public void Stock_OfAnAnswer_IsTheArticleOfItsThingOrOfTheChoice(string? of, string thing, string? article) =>
        Assert.Equal(article, new StockMove(StockDirection.In, of, "list").Article(new EvidenceAnswer("number", thing, "1"), [new("goods", "", "paint"), new("kinds", "oil", "heavy")]));

    private static EvidenceItem Number(string key) => new(key, new Wording(key, key), EvidenceItemKind.Number);
}
