using System.Globalization;
using Portal.Domain.Rulebook;
using Portal.Exchange.Tables;
using Portal.Packs;
using Portal.Tests.Support;

namespace Portal.Tests.Packs;

/// <summary>The packs of this build against the catalogue of clauses.</summary>
public sealed class PackCatalogueTests
{
    private static readonly PackLibrary Library = PackLibrary.Load();

    [Fact]
    public void Packs_EachKindOfPlace_HasOne() =>
        Assert.Equal(
            ["call-centre", "control-room", "fire-control-practice", "fire-control-room", "hospital-centre", "hotel", "house", "market-centre", "online-shop", "property-steward", "rest-rooms", "sales-centre", "service-centre"],
            Library.Packs.Select(pack => pack.Id));

    [CatalogueFact]
    public void Clauses_OfTheDocuments_AreThoseOfTheCatalogue()
    {
        var ours = Library.Packs.Where(pack => pack.Origin == PackOrigin.Documents).SelectMany(pack => pack.Clauses)
            .Select(clause => $"{clause.Id} {clause.Area} {clause.Class} {clause.Source}");

        Assert.Equal(
            Catalogue().Select(row => $"{row.Id} {row.Area} {row.Class} {row.Source}").Order(StringComparer.Ordinal),
            ours.Order(StringComparer.Ordinal));
    }

    [CatalogueFact]
    public void Clauses_ThatRemind_HaveAnObligation()
    {
        var obliged = Library.Packs.SelectMany(pack => pack.Obligations).SelectMany(obligation => obligation.Clauses).ToHashSet(StringComparer.Ordinal);

        Assert.Equal([], Catalogue().Where(row => row.Class == ClauseClass.Remind && !obliged.Contains(row.Id)).Select(row => row.Id));
    }

    [Fact]
    public void Practice_IsMarkedAsNotFromTheDocuments()
    {
        var practice = Assert.Single(Library.Packs, pack => pack.Origin == PackOrigin.Practice);

        Assert.Equal(["2", "8", "2"], practice.Clauses.SelectMany(clause => clause.Parameters).Select(parameter => parameter.Value));
    }

    [Fact]
    public void Sentences_InBothLanguages_AreSentencesAndNotTwiceTheSame()
    {
        var clauses = Library.Packs.SelectMany(pack => pack.Clauses).ToArray();

        Assert.All(clauses, clause =>
        {
            Assert.EndsWith("。", clause.Text.Chinese, StringComparison.Ordinal);
            Assert.EndsWith(".", clause.Text.English, StringComparison.Ordinal);
            Assert.DoesNotContain(clause.Text.English, letter => letter is >= '\u4e00' and <= '\u9fff' && !clause.Text.English.Contains('"', StringComparison.Ordinal));
        });
    }

    [Fact]
    public void Obligation_WithEveryParameterSet_CanBeWorkedOut()
    {
        var parameters = Library.Packs.SelectMany(pack => pack.Clauses).SelectMany(clause => clause.Parameters).ToLookup(parameter => parameter.Key);

        Assert.All(Library.Packs.SelectMany(pack => pack.Obligations), obligation => Assert.NotNull(obligation.With(key => Sample(parameters[key].First()))));
    }

    [Fact]
    public void Obligation_WithAnOpenParameter_IsOffUnlessItGoesOnWithout() =>
        Assert.All(
            Library.Packs.SelectMany(pack => pack.Obligations).Where(obligation => obligation.Parameters.Count > 0),
            obligation => Assert.Equal(obligation.Needed.Count > 0, obligation.With(_ => null) is null));

    private static string Sample(ClauseParameter parameter) => parameter.Value ?? parameter.Unit switch
    {
        ParameterUnit.Time => "09:00",
        ParameterUnit.Weekday => "mon",
        _ => (parameter.Least is { } least && least > 1 ? least : 1).ToString(CultureInfo.InvariantCulture),
    };

    private static List<(string Id, string Area, ClauseClass Class, string Source)> Catalogue()
    {
        using var records = new CsvRecords(new StreamReader(CatalogueFactAttribute.Path), ',', TableLimits.Default);
        var rows = new List<(string, string, ClauseClass, string)>();
        records.Read();
        while (records.Read())
        {
            var row = records.Current;
            rows.Add((row[0].ToString(), row[2].ToString(), Enum.Parse<ClauseClass>(row[5], ignoreCase: true), row[1].ToString()));
        }

        return rows;
    }
}
