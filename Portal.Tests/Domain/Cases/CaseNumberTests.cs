using Portal.Domain.Cases;

namespace Portal.Tests.Domain.Cases;

public sealed class CaseNumberTests
{
    [Theory]
    [InlineData(CaseKind.Complaint, 7, "TS-20261121-0007")]
    [InlineData(CaseKind.Repair, 12, "BX-20261121-0012")]
    [InlineData(CaseKind.Service, 1, "FW-20261121-0001")]
    [InlineData(CaseKind.Enquiry, 9999, "ZX-20261121-9999")]
    [InlineData(CaseKind.Suggestion, 10000, "JY-20261121-10000")]
    public void Number_OfEveryBook_IsWrittenAndReadBack(CaseKind kind, int sequence, string text)
    {
        var number = new CaseNumber(kind, new DateOnly(2026, 11, 21), sequence);

        Assert.Equal(text, number.ToString());
        Assert.Equal(number, CaseNumber.Parse(text));
        Assert.Equal(text[..11], number.Book);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("TS-20261121")]
    [InlineData("TS-20261121-007")]
    [InlineData("TS-20261121-00007")]
    [InlineData("TS-20261121-0000")]
    [InlineData("TS-20261131-0001")]
    [InlineData("ts-20261121-0001")]
    [InlineData("XX-20261121-0001")]
    [InlineData("TS-20261121-+001")]
    [InlineData("TS-20261121-0001-1")]
    public void Number_FromAnotherText_IsNotRead(string? text)
    {
        Assert.False(CaseNumber.TryParse(text, out _));
    }

    [Fact]
    public void Number_WithoutCount_IsABug()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new CaseNumber(CaseKind.Repair, new DateOnly(2026, 11, 21), 0));
    }
}
