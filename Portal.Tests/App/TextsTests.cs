using System.Text.RegularExpressions;
using Portal.App;
using Portal.Domain.Kernel;

namespace Portal.Tests.App;

public sealed partial class TextsTests
{
    private static readonly Texts Texts = new(new SiteZone(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")));

    [Fact]
    public void Texts_EveryKey_IsCompleteInBothLanguagesWithTheSamePlaceholders()
    {
        var incomplete = Texts.All
            .Where(pair => pair.Value.Length != 2 || pair.Value.Any(string.IsNullOrWhiteSpace)
                || !Placeholders(pair.Value[0]).SetEquals(Placeholders(pair.Value[1])))
            .Select(pair => pair.Key);

        Assert.Empty(incomplete);
    }

    [Fact]
    public void Texts_AnInstantWithoutAFormat_IsToldInSiteTimeToTheMinute()
    {
        var refusal = new Refusal("rules.from-past").With(new DateTimeOffset(2026, 11, 22, 14, 15, 9, TimeSpan.Zero));

        Assert.Contains("早于 2026-11-22 22:15，", Texts.Of(refusal, Texts.Chinese), StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_EveryRefusalDeclared_HasASentence()
    {
        var declared = new[] { typeof(Refusal).Assembly, typeof(Texts).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.Name.EndsWith("Refusals", StringComparison.Ordinal))
            .SelectMany(type => type.GetFields())
            .Where(field => field.IsStatic && field.FieldType == typeof(Refusal))
            .Select(field => "refusal." + ((Refusal)field.GetValue(null)!).Code)
            .ToArray();

        Assert.NotEmpty(declared);
        Assert.DoesNotContain(declared, key => !Texts.All.ContainsKey(key));
    }

    [Fact]
    public void Texts_EveryKeyUsedInMarkupAndCode_Exists()
    {
        var root = RepositoryRoot();
        var missing = Directory.EnumerateFiles(Path.Combine(root, "Portal"), "*.*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".razor", StringComparison.Ordinal) || file.EndsWith(".cs", StringComparison.Ordinal))
            .SelectMany(file => UsedKey().Matches(File.ReadAllText(file)).Select(match => (File: Path.GetFileName(file), Key: match.Groups[1].Value)))
            .Where(used => !Texts.All.ContainsKey(used.Key))
            .ToArray();

        Assert.Empty(missing);
    }

    [Fact]
    public void Texts_EveryMessageForAnInbox_HasASentenceAndATitle()
    {
        var messages = Directory.EnumerateFiles(Path.Combine(RepositoryRoot(), "Portal"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => SentMessage().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .ToArray();

        Assert.NotEmpty(messages);
        Assert.DoesNotContain(messages.SelectMany(key => new[] { key, key + ".title" }), key => !Texts.All.ContainsKey(key));
    }

    internal static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Portal.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }

    private static HashSet<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\{\d+")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"InboxMessage\.To\(\s*[^,()]+,\s*""([a-z.-]+)""")]
    private static partial Regex SentMessage();

    [GeneratedRegex(@"\b(?:T|texts|Texts|_texts)\[""([a-z0-9.-]+)""\s*[,\]]")]
    private static partial Regex UsedKey();
}
