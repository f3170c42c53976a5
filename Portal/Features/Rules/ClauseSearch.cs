using System.Globalization;
using Portal.App;
using Portal.App.Pieces;
using Portal.Data;
using Portal.Domain.Rulebook;
using Portal.Features.Search;
using Portal.Packs;

namespace Portal.Features.Rules;

/// <summary>Finds clauses by id and by words of their sentences in either language.</summary>
internal sealed class ClauseSearch(PackLibrary library) : ISearchSource
{
    public string Right => Rights.SignedIn;

    public string Name => "search.clauses";

    public int Order => 70;

    public string? MoreHref(SearchText text) => "/rules?q=" + Uri.EscapeDataString(text.Typed);

    public Task<IReadOnlyList<SearchHit>> FindAsync(PortalDb db, Actor actor, SearchText text, int most, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<SearchHit>>(
        [
            .. library.Packs.SelectMany(pack => pack.Clauses)
                .Where(clause => clause.Speaks(text.Typed))
                .OrderByDescending(clause => clause.Id.Equals(text.Typed, StringComparison.OrdinalIgnoreCase))
                .Take(most)
                .Select(clause => new SearchHit(clause.Text.InLanguage(), $"/rules?clause={clause.Id}", clause.Id, $"enum.ClauseClass.{clause.Class}", Tone.Neutral)),
        ]);
}

/// <summary>Words of the rulebook in the reader's language.</summary>
public static class RuleWords
{
    /// <summary>The reader's text of the two.</summary>
    public static string InLanguage(this Wording wording) => Texts.IsChinese(CultureInfo.CurrentUICulture) ? wording.Chinese : wording.English;

    /// <summary>The other one, shown small beside it.</summary>
    public static string InOtherLanguage(this Wording wording) => Texts.IsChinese(CultureInfo.CurrentUICulture) ? wording.English : wording.Chinese;

    /// <summary>Whether a clause has the words in its id or one of its sentences.</summary>
    public static bool Speaks(this Clause clause, string words) =>
        clause.Id.Contains(words, StringComparison.OrdinalIgnoreCase)
        || clause.Text.Chinese.Contains(words, StringComparison.OrdinalIgnoreCase)
        || clause.Text.English.Contains(words, StringComparison.OrdinalIgnoreCase);
}
