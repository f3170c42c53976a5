using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Portal.Features.Access;

/// <summary>Signs a request in by its <c>X-Api-Key</c> header, or on the hub by <c>access_token</c> as browsers must.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AccessDirectory directory)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "ApiKey";
    public const string Header = "X-Api-Key";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var secret = Request.Headers[Header].ToString();
        if (secret.Length == 0 && Request.Path.StartsWithSegments("/hubs", StringComparison.Ordinal))
        {
            secret = Request.Query["access_token"].ToString();
        }

        if (secret.Length == 0)
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        return Task.FromResult(directory.FindKey(secret) is { } actor
            ? AuthenticateResult.Success(new AuthenticationTicket(PortalClaims.ToPrincipal(actor, Scheme), Scheme))
            : AuthenticateResult.Fail("Unknown or revoked key."));
    }
}
