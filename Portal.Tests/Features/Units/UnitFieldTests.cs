using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components.Web;
using Portal.Domain.Fees;
using Portal.Features.Units;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Units;

/// <summary>The field offers units while one types, and gives what was chosen or typed to the end.</summary>
public sealed class UnitFieldTests : PageTest
{
    private readonly List<string> _given = [];

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await App.SeedAsync(Made("A-101", "甲"), Made("A-102", "甲"), Made("B-101", "乙"));
    }

    [Fact]
    public void Tap_OnWhatIsOffered_GivesIt()
    {
        var field = Open();
        Type(field, "甲", "A-101 甲", "A-102 甲");
        Assert.Empty(_given);

        field.Do(() => field.FindAll("[role=option]")[1].Click());

        field.WaitForAssertion(() => Assert.Equal(["A-102"], _given));
        Assert.Equal(("A-102", "false"), (Input(field).GetAttribute("value"), Input(field).GetAttribute("aria-expanded")));
        Assert.Empty(field.FindAll("[role=listbox]"));
    }

    [Fact]
    public void Arrows_WalkTheList_EnterTakesOne_EscapeLeavesIt()
    {
        var field = Open();
        Type(field, "-10", "A-101 甲", "A-102 甲", "B-101 乙");
        Press(field, "ArrowUp", "ArrowUp");
        field.WaitForAssertion(() => Assert.Equal("A-102 甲", field.Find("[aria-selected=true]").TextContent));
        Assert.Equal(field.Find("[aria-selected=true]").Id, Input(field).GetAttribute("aria-activedescendant"));
        Press(field, "Escape", "Enter");
        field.WaitForAssertion(() => Assert.Empty(field.FindAll("[role=option]")));
        Assert.Empty(_given);

        Press(field, "ArrowDown");
        field.WaitForElement("[role=option]");
        Press(field, "ArrowDown", "Enter");

        field.WaitForAssertion(() => Assert.Equal(["A-101"], _given));
    }

    [Fact]
    public void TypedToTheEnd_IsGivenAsItStands_OrAsTheUnitIsWritten_AndNotTwice()
    {
        var field = Open();
        Type(field, "A-101", "A-101 甲");
        field.Do(() => Input(field).Change("a-101 "));
        field.WaitForAssertion(() => Assert.Equal(["A-101"], _given));
        field.Do(() => Input(field).Change("A-101"));
        field.Do(() => Input(field).Change("Z-9"));
        field.Do(() => Input(field).Change(""));

        field.WaitForAssertion(() => Assert.Equal(["A-101", "Z-9", ""], _given));
    }

    [Fact]
    public void NothingThatFits_SaysSo_AndLeavingClosesTheList()
    {
        var field = Open();
        field.Do(() => Input(field).Input("Z-9"));
        field.WaitForAssertion(() => Assert.Contains("没有房号或楼栋含“Z-9”", field.Find(".unit-note").TextContent, StringComparison.Ordinal));

        field.Do(() => field.Find(".unit-field").TriggerEvent("onfocusout", new FocusEventArgs()));

        field.WaitForAssertion(() => Assert.Empty(field.FindAll("[role=listbox]")));
        field.Do(() => Input(field).Input(" "));
        Assert.Empty(field.FindAll("[role=listbox]"));
    }

    private IRenderedComponent<UnitField> Open()
    {
        IRenderedComponent<UnitField> field = null!;
        field = Render<UnitField>(set => set.Add(one => one.Id, "unit").Add(one => one.Value, null).Add(one => one.ValueChanged, code =>
        {
            _given.Add(code);
            field.Render(again => again.Add(one => one.Value, code));
        }));
        return field;
    }

    private static IElement Input(IRenderedComponent<UnitField> field) => field.Find("#unit");

    private static void Type(IRenderedComponent<UnitField> field, string text, params string[] offered)
    {
        field.Do(() => Input(field).Input(text));
        field.WaitForAssertion(() => Assert.Equal(offered, field.FindAll("[role=option]").Select(option => option.TextContent)));
    }

    private static void Press(IRenderedComponent<UnitField> field, params string[] keys)
    {
        foreach (var key in keys)
        {
            field.Do(() => Input(field).KeyDown(key));
        }
    }

    private Unit Made(string code, string building) => Unit.Register(code, new UnitDetails(building, null, null, null, null), App.Clock.GetUtcNow()).Value;
}
