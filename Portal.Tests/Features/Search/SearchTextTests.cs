using Portal.Features.Search;

namespace Portal.Tests.Features.Search;

public sealed class SearchTextTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    [InlineData("3")]
    [InlineData(" b ")]
    public void Read_TooLittle_IsNothingToLookFor(string? typed) => Assert.Null(SearchText.Read(typed));

    [Theory]
    [InlineData("王", "王")]
    [InlineData(" 漏水 ", "漏水")]
    [InlineData("１３８０", "1380")]
    public void Read_SpacesAndWideDigits_BecomePlain(string typed, string expected) => Assert.Equal(expected, SearchText.Read(typed)!.Typed);

    [Theory]
    [InlineData("3-1204", "3-1204")]
    [InlineData("3栋1204室", "3-1204")]
    [InlineData("3 栋 1204", "3-1204")]
    [InlineData("3号楼2单元1204房", "3-2-1204")]
    [InlineData("3#1204", "3-1204")]
    [InlineData("b2-07", "B2-07")]
    [InlineData("1204", "1204")]
    public void UnitCode_AsPeopleSayIt_IsTheRoomNumber(string typed, string code) => Assert.Equal(code, SearchText.Read(typed)!.UnitCode);

    [Theory]
    [InlineData("5678", true)]
    [InlineData("13812345678", true)]
    [InlineData("567", false)]
    [InlineData("3-1204", false)]
    public void PhoneTail_FourDigitsOrMore(string typed, bool isTail) => Assert.Equal(isTail, SearchText.Read(typed)!.IsPhoneTail);

    [Fact]
    public void Read_TooLong_IsCut() => Assert.Equal(SearchText.Longest, SearchText.Read(new string('漏', 400))!.Typed.Length);
}
