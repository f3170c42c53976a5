using Portal.Domain.People;

namespace Portal.Tests.Domain.People;

public sealed class MaskTests
{
    [Theory]
    [InlineData("13812345678", "138****5678")]
    [InlineData("138 1234 5678", "138****5678")]
    [InlineData("+86 138-1234-5678", "861****5678")]
    [InlineData("021-62345678", "021****5678")]
    [InlineData("62345678", "****5678")]
    [InlineData("12345", "****")]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Phone_Number_KeepsItsEnds(string? phone, string? masked) => Assert.Equal(masked, Mask.Phone(phone));

    [Theory]
    [InlineData("zhang.san@example.cn", "z****@example.cn")]
    [InlineData("@example.cn", "****")]
    [InlineData("张三", "****")]
    [InlineData(" ", null)]
    [InlineData(null, null)]
    public void Email_Address_KeepsFirstLetterAndHost(string? email, string? masked) => Assert.Equal(masked, Mask.Email(email));

    [Theory]
    [InlineData("王", "*")]
    [InlineData("王明", "王*")]
    [InlineData("王小明", "王*明")]
    [InlineData("欧阳小明", "欧**明")]
    [InlineData("𠮷田明", "𠮷*明")]
    [InlineData("John Smith", "J*** S****")]
    [InlineData("Li", "L*")]
    [InlineData("  ", null)]
    [InlineData(null, null)]
    public void Name_Name_KeepsItsEnds(string? name, string? masked) => Assert.Equal(masked, Mask.Name(name));
}
