using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Rulebook;
using Portal.Live;

namespace Portal.Features.Rules;

/// <summary>Everybody may read the rules that they live by.</summary>
public sealed class ReadRules(SiteRulesSnapshot rules, IAccess access) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.SignedIn;

    /// <summary>The rules of the site.</summary>
    public async Task<Result<Versioned<SiteRules>>> RunAsync(Actor actor, CancellationToken cancellationToken) =>
        access.Check(actor, Right) is { } refusal ? refusal : await rules.GetAsync(cancellationToken);
}
