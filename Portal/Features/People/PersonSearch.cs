using Microsoft.EntityFrameworkCore;
using Portal.App.Pieces;
using Portal.Data;
using Portal.Domain.People;
using Portal.Features.Search;

namespace Portal.Features.People;

/// <summary>Finds staff by name or staff number; phone numbers stay on the staff list.</summary>
internal sealed class PersonSearch : ISearchSource
{
    public string Right => Rights.PeopleRead;

    public string Name => "search.people";

    public int Order => 30;

    public string? MoreHref(SearchText text) => "/people?q=" + Uri.EscapeDataString(text.Typed);

    public async Task<IReadOnlyList<SearchHit>> FindAsync(PortalDb db, Actor actor, SearchText text, int most, CancellationToken cancellationToken)
    {
        var (typed, code) = (text.Typed, text.Code);
        var people = await db.Set<Person>()
            .Where(person => person.Name.Contains(typed) || person.Code.Contains(code))
            .OrderByDescending(person => person.Active).ThenBy(person => person.Code.Length).ThenBy(person => person.Code)
            .Take(most)
            .Select(person => new { person.Code, person.Name, person.Title, person.Department, person.Active })
            .ToListAsync(cancellationToken);
        return people.ConvertAll(person => new SearchHit(
            person.Name,
            "/people?q=" + Uri.EscapeDataString(person.Code),
            string.Join(" · ", new[] { person.Code, person.Title, person.Department }.Where(part => part is not null)),
            person.Active ? null : "people.left",
            Tone.Neutral));
    }
}
