using Microsoft.AspNetCore.Authorization;
using Portal.Data;

namespace Portal.Features.Access;

/// <summary>Behind <c>[Authorize(Policy = Rights.X)]</c>: the actor has the right now. Every right is a policy of its own name.</summary>
internal sealed record RightRequirement(string Right) : IAuthorizationRequirement;

internal sealed class RightHandler(IAccess access) : AuthorizationHandler<RightRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RightRequirement requirement)
    {
        if (access.Check(PortalClaims.ToActor(context.User), requirement.Right) is null)
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
