using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Duty;
using Portal.Domain.People;
using Portal.Exchange;

namespace Portal.Features.Duty.Imports;

/// <summary>Who and what the codes of a file stand for: both lists are small, and read once for a file.</summary>
internal sealed class DutyCodes
{
    private readonly Dictionary<string, PersonId> _people;
    private readonly Dictionary<string, PostId> _posts;

    private DutyCodes(Dictionary<string, PersonId> people, Dictionary<string, PostId> posts)
    {
        _people = people;
        _posts = posts;
    }

    public static async Task<DutyCodes> LoadAsync(PortalDb db, CancellationToken cancellationToken) => new(
        await db.Set<Person>().AsNoTracking().Select(person => new { person.Code, person.Id }).ToDictionaryAsync(person => person.Code, person => person.Id, cancellationToken),
        await db.Set<Post>().AsNoTracking().Select(post => new { post.Code, post.Id }).ToDictionaryAsync(post => post.Code, post => post.Id, cancellationToken));

    /// <summary>Finds both, or refuses the row for the one that is unknown.</summary>
    public bool TryFind(ImportRow row, string staff, string post, out PersonId personId, out PostId postId)
    {
        postId = default;
        if (!_people.TryGetValue(staff, out personId))
        {
            row.Reject(DutyFeatureRefusals.PersonUnknown.With(staff));
        }
        else if (!_posts.TryGetValue(post, out postId))
        {
            row.Reject(DutyFeatureRefusals.PostUnknown.With(post));
        }

        return row.IsGood;
    }
}
