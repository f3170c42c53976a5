using System.Reflection;
using System.Text.RegularExpressions;
using Portal.Tests.Support;
using Xunit.Abstractions;

namespace Portal.Tests.Architecture;

/// <summary>Which clauses of the catalogue the tests prove.</summary>
public sealed partial class ClauseTallyTests(ITestOutputHelper output)
{
    private static readonly IReadOnlyList<(string Clause, string Test)> Proofs =
    [
        .. from type in typeof(ClauseTallyTests).Assembly.GetTypes()
           from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly)
           from attribute in method.GetCustomAttributes<ClauseAttribute>()
           from clause in attribute.Ids
           select (clause, $"{type.Name}.{method.Name}"),
    ];

    [Fact]
    public void Clauses_NamedByTests_AreInTheCatalogue()
    {
        Assert.All(Proofs, proof => Assert.Matches(ClauseId(), proof.Clause));
        if (Catalogue() is not { } catalogue)
        {
            output.WriteLine($"{Proofs.Select(proof => proof.Clause).Distinct().Count()} clauses proven; the catalogue is not here.");
            return;
        }

        Assert.All(Proofs, proof => Assert.Contains(proof.Clause, catalogue));
        output.WriteLine($"{Proofs.Select(proof => proof.Clause).Distinct().Count()} of {catalogue.Count} clauses proven:");
        foreach (var proof in Proofs.ToLookup(proof => proof.Clause, proof => proof.Test).OrderBy(proof => proof.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"{proof.Key}: {string.Join(", ", proof)}");
        }
    }

    [Fact]
    public void Clauses_OnMethods_AreOnTests() =>
        Assert.All(
            typeof(ClauseTallyTests).Assembly.GetTypes().SelectMany(type => type.GetMethods()).Where(method => method.IsDefined(typeof(ClauseAttribute))),
            method => Assert.True(method.GetCustomAttributes().Any(attribute => attribute is FactAttribute), $"{method.DeclaringType}.{method.Name} proves nothing"));

    private static HashSet<string>? Catalogue()
    {
        var file = Repository.File("..", "shared", "clauses.csv");
        return File.Exists(file)
            ? [.. File.ReadLines(file).Select(line => line.Split(',')[0]).Where(id => ClauseId().IsMatch(id))]
            : null;
    }

    [GeneratedRegex(@"\A[A-Z]-\d{3,4}\z", RegexOptions.None, 1000)]
    private static partial Regex ClauseId();
}
