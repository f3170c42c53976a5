using Portal.Features.Access;

namespace Portal.Tests.Features.Access;

public sealed class TotpTests
{
    // "12345678901234567890" of RFC 6238, appendix B, in Base32.
    private const string RfcKey = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void CodeOf_InstantsOfTheRfc_GivesItsCodes(long seconds, string code) =>
        Assert.Equal(code, Totp.CodeOf(RfcKey, Totp.StepOf(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Match_ClocksThatDiffer_AllowsOneStepEitherWay(int steps, bool matches)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);

        var step = Totp.Match(RfcKey, Totp.CodeOf(RfcKey, Totp.StepOf(now) + steps), now, lastUsed: 0);

        Assert.Equal(matches ? Totp.StepOf(now) + steps : null, step);
    }

    [Fact]
    public void Match_CodeUsedAlready_IsRefused()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);
        var step = Totp.StepOf(now);

        Assert.Null(Totp.Match(RfcKey, Totp.CodeOf(RfcKey, step), now, lastUsed: step));
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("abcdef")]
    [InlineData("0000000")]
    public void Match_NotACode_IsRefused(string typed) =>
        Assert.Null(Totp.Match(RfcKey, typed, DateTimeOffset.FromUnixTimeSeconds(59), lastUsed: 0));

    [Fact]
    public void Match_CodeTypedWithABlank_IsTaken() =>
        Assert.NotNull(Totp.Match(RfcKey, "287 082", DateTimeOffset.FromUnixTimeSeconds(59), lastUsed: 0));
}
