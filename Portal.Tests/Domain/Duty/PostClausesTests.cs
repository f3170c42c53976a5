using Portal.Domain.Duty;
using Portal.Domain.Kernel;

namespace Portal.Tests.Domain.Duty;

public sealed class PostClausesTests
{
    [Theory]
    [InlineData("中控室", null, true, "D-015")]
    [InlineData("中控室", null, false, "A-013")]
    [InlineData("消防控制室", null, true, "D-305")]
    [InlineData("值班室", "fire-operator", true, "D-305")]
    [InlineData("东门岗", null, true, "A-013")]
    public void OfGap_NamesTheRuleOfThePost(string name, string? certificate, bool unmanned, string clause)
    {
        var post = new Post(TypedId.New<PostId>(DateTimeOffset.UnixEpoch), "G1", name, [new DutyWindow(DayRule.Parse("everyday"), 0, 1440, 1, certificate)]);

        Assert.Equal(clause, PostClauses.OfGap(post, unmanned));
    }
}
