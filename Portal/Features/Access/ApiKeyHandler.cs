using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Portal.App;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Exchange.Api;

namespace Portal.Features.Access;

/// <summary>
/// Signs a request in by its <c>X-Api-Key</c> header, or on the hub by <c>access_token</c> as browsers must. An address
/// that keeps trying unknown keys is told to wait; a valid key never is.
/// </summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AccessDirectory directory, AttemptLimiter limiter, Texts texts)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "ApiKey";
    public const string Header = ApiGroup.KeyHeader;

    private bool _limited;

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

        if (directory.FindKey(secret) is { } actor)
        {
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(PortalClaims.ToPrincipal(actor, Scheme), Scheme)));
        }

        _limited = limiter.IsLimited(Context, Scheme);
        limiter.Failed(Context, Scheme);
        return Task.FromResult(AuthenticateResult.Fail("Unknown or revoked key."));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (_limited)
        {
            Response.Headers.RetryAfter = "60";
            return AnswerAsync(AccessFeatureRefusals.TooManyAttempts, StatusCodes.Status429TooManyRequests);
        }

        Response.Headers.WWWAuthenticate = Scheme;
        return AnswerAsync(AccessRefusals.SignInFirst, StatusCodes.Status401Unauthorized);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        AnswerAsync(AccessRefusals.Forbidden, StatusCodes.Status403Forbidden);

    private Task AnswerAsync(Refusal refusal, int status) => Problems.From(refusal, texts, status).ExecuteAsync(Context);
}
