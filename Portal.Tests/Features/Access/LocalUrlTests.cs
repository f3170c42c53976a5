using Portal.Features.Access;

namespace Portal.Tests.Features.Access;

public sealed class LocalUrlTests
{
    [Theory]
    [InlineData("/", true)]
    [InlineData("/desk?case=7", true)]
    [InlineData("//evil.example", false)]
    [InlineData("/\\evil.example", false)]
    [InlineData("/\t/evil.example", false)]
    [InlineData("https://evil.example/", false)]
    [InlineData("evil", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Or_Address_LeadsOnlyInsideThePortal(string? address, bool local) =>
        Assert.Equal(local ? address : "/home", LocalUrl.Or(address, "/home"));
}
