using System.Security.Claims;
using Microsoft.AspNetCore.Identity;

namespace Portal.Features.Access;

/// <summary>What the cookie says of an account: who it is and the stamp that must still be its own. Rights are looked up, never carried.</summary>
internal sealed class AccountPrincipals : IUserClaimsPrincipalFactory<Account>
{
    public Task<ClaimsPrincipal> CreateAsync(Account user)
    {
        var principal = PortalClaims.ToPrincipal(user.ToActor(), IdentityConstants.ApplicationScheme);
        ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(PortalClaims.Stamp, user.SecurityStamp));
        return Task.FromResult(principal);
    }
}
