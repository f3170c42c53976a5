using System.Text.RegularExpressions;
using Portal.App.Layout;
using Portal.Tests.Support;

namespace Portal.Tests.Architecture;

/// <summary>An area's stylesheet is loaded on every page and may style its own area alone; what several share is in <c>portal.css</c>.</summary>
public sealed partial class StylesheetTests
{
    private const string Shared = "portal.css";

    public static TheoryData<string> Sheets =>
        [.. Directory.EnumerateFiles(Repository.File("Portal", "wwwroot"), "*.css").Select(file => Path.GetFileName(file)).Where(name => name != Shared).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Sheets))]
    public void Stylesheet_OfAnArea_HasNoRuleOutsideItsScope(string sheet) =>
        Assert.Empty(Outside(Path.GetFileNameWithoutExtension(sheet), File.ReadAllText(Repository.File("Portal", "wwwroot", sheet))));

    [Theory]
    [MemberData(nameof(Sheets))]
    public void Stylesheet_OfAnArea_BelongsToPages(string sheet) =>
        Assert.Contains(
            "area-" + Path.GetFileNameWithoutExtension(sheet),
            typeof(Area).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Microsoft.AspNetCore.Components.ComponentBase))).Select(Area.ClassOf));

    [Theory]
    [MemberData(nameof(Sheets))]
    public void Stylesheet_OfAnArea_IsLinked(string sheet) =>
        Assert.Contains($"@Assets[\"{sheet}\"]", File.ReadAllText(Repository.File("Portal", "App", "Root.razor")) + File.ReadAllText(Repository.File("Portal", "Features", "Wall", "WallPage.razor")), StringComparison.Ordinal);

    [Theory]
    [InlineData(".lane { color: red; }")]
    [InlineData(":where(.area-duty) { .lane { color: red; } } .lane { color: red; }")]
    [InlineData(":where(.area-duty), .card { color: red; }")]
    [InlineData(":where(.area-duty) + .card { color: red; }")]
    [InlineData("@media print { .lane { color: red; } }")]
    [InlineData(":where(.area-cases) { .lane { color: red; } }")]
    [InlineData("/* :where(.area-duty) { */ .lane { color: red; } /* } */")]
    [InlineData("@import 'other.css';")]
    public void Outside_RuleForOtherAreas_IsFound(string css) => Assert.NotEmpty(Outside("duty", css));

    [Fact]
    public void Outside_RulesInTheScope_AreNotFound() =>
        Assert.Empty(Outside("wall", "html:has(.wall) body { margin: 0 } .wall { .lane { color: red } @media print { .lane { color: blue } } } :where(.area-wall) { a { b: c } }"));

    [Theory]
    [InlineData(typeof(Portal.Features.Duty.DutyPage), "area-duty")]
    [InlineData(typeof(Portal.Features.Fees.Pages.UnitsPage), "area-fees")]
    [InlineData(typeof(Portal.Exchange.Imports.ImportPage), "area-imports")]
    [InlineData(typeof(Portal.Jobs.JobsPage), "area-jobs")]
    [InlineData(typeof(Portal.App.NotFound), "area-app")]
    public void Area_OfAPage_FollowsItsRoom(Type page, string area) => Assert.Equal(area, Area.ClassOf(page));

    /// <summary>Heads of the outermost rules that reach beyond an area.</summary>
    private static List<string> Outside(string area, string css)
    {
        var roots = new[] { $":where(.area-{area})", $".{area}", $"html:has(.{area})", $"html:has(.{area}) body" };
        return [.. OutermostHeads(Comment().Replace(css, "")).SelectMany(head => head.Split(',')).Select(head => head.Trim()).Where(head => !roots.Contains(head) && !head.StartsWith($"html:has(.{area}) #", StringComparison.Ordinal))];
    }

    private static IEnumerable<string> OutermostHeads(string css)
    {
        var (depth, start) = (0, 0);
        for (var i = 0; i < css.Length; i++)
        {
            switch (css[i])
            {
                case '{' when depth++ == 0:
                    yield return css[start..i];
                    break;
                case '}' when --depth == 0:
                    start = i + 1;
                    break;
                default:
                    break;
            }
        }

        Assert.Equal(0, depth);
        if (css[start..].Trim() is { Length: > 0 } rest)
        {
            yield return rest;
        }
    }

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline, 1000)]
    private static partial Regex Comment();
}
