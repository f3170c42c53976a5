using Microsoft.AspNetCore.Components.Authorization;
using Portal.Data;
using Portal.Features.Access;

namespace Portal.App;

/// <summary>Who is asking, on a page. API endpoints take the actor from their request (<see cref="HttpActor"/>).</summary>
public sealed class CurrentActor(AuthenticationStateProvider authentication)
{
    /// <summary>The signed-in account or device of this page.</summary>
    public async Task<Actor> GetAsync() => PortalClaims.ToActor((await authentication.GetAuthenticationStateAsync()).User);
}

/// <summary>Who is asking, in a request.</summary>
public static class HttpActor
{
    /// <summary>The actor that authentication found.</summary>
    public static Actor Actor(this HttpContext context) => PortalClaims.ToActor(context.User);
}
