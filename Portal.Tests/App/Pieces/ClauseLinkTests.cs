using Bunit;
using Portal.App.Pieces;
using Portal.Domain.Kernel;
using Portal.Tests.Support;

namespace Portal.Tests.App.Pieces;

/// <summary>Whatever cites a clause leads to it in one tap.</summary>
public sealed class ClauseLinkTests : PageTest
{
    [Theory]
    [InlineData("A-056", "/rules?clause=A-056")]
    [InlineData("D-171@3", "/rules?clause=D-171")]
    public void Link_ShowsTheVersionItWasGiven_AndLeadsToTheClause(string citation, string address)
    {
        var link = Render<ClauseLink>(parameters => parameters.Add(one => one.Citation, citation)).Find("a");

        Assert.Equal((citation, address), (link.TextContent, link.GetAttribute("href")));
    }

    [Fact]
    public void Link_WithoutAClause_IsNotThere() =>
        Assert.Empty(Render<ClauseLink>(parameters => parameters.Add(one => one.Citation, null)).Markup.Trim());

    [Fact]
    public void Refusal_LeadsToTheClauseThatDemandsIt()
    {
        var refusal = new Refusal("rules.not-asked", "value", "A-056");

        Assert.Equal("/rules?clause=A-056", Render<RefusalAlert>(parameters => parameters.Add(one => one.Refusal, refusal)).Find("a").GetAttribute("href"));
        Assert.Equal("/rules?clause=A-056", Render<FieldRefusal>(parameters => parameters.Add(one => one.Refusal, refusal).Add(one => one.Field, "value")).Find("a").GetAttribute("href"));
    }
}
