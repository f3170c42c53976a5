using System.Globalization;
using System.Security.Claims;
using Portal.Data;
using Portal.Domain.People;

namespace Portal.Features.Access;

/// <summary>How an actor travels in a claims principal.</summary>
internal static class PortalClaims
{
    public const string Kind = "portal:kind";
    public const string Person = "portal:person";
    public const string Stamp = "portal:stamp";

    public static ClaimsPrincipal ToPrincipal(Actor actor, string scheme) =>
        new(new ClaimsIdentity(ToClaims(actor), scheme, ClaimTypes.Name, ClaimTypes.Role));

    public static IEnumerable<Claim> ToClaims(Actor actor)
    {
        yield return new Claim(Kind, actor.Kind.ToString());
        yield return new Claim(ClaimTypes.NameIdentifier, actor.Id);
        yield return new Claim(ClaimTypes.Name, actor.Name);
        if (actor.Person is { } person)
        {
            yield return new Claim(Person, person.Value.ToString("D", CultureInfo.InvariantCulture));
        }
    }

    public static Actor ToActor(ClaimsPrincipal principal)
    {
        if (principal.Identity is not { IsAuthenticated: true })
        {
            return Actor.Anonymous;
        }

        var kind = Enum.TryParse<ActorKind>(principal.FindFirstValue(Kind), out var parsed) ? parsed : ActorKind.Account;
        var person = Guid.TryParse(principal.FindFirstValue(Person), out var id) ? new PersonId(id) : (PersonId?)null;
        return new Actor(kind, principal.FindFirstValue(ClaimTypes.NameIdentifier) ?? "", principal.Identity.Name ?? "", person);
    }
}
