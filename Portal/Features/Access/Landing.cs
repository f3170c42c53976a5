using Portal.App.Layout;
using Portal.Data;

namespace Portal.Features.Access;

/// <summary>Where somebody starts: who assigns at the desk, who works at the day's page, a display at the wall.</summary>
internal sealed class Landing(IAccess access, AccessDirectory directory, IEnumerable<NavItem> pages)
{
    private readonly HashSet<string> _addresses = pages.Select(page => page.Href.TrimStart('/')).ToHashSet(StringComparer.Ordinal);

    /// <summary>The first page for an actor.</summary>
    public string For(Actor actor) => actor.Kind switch
    {
        ActorKind.Device => "/wall",
        ActorKind.Anonymous => directory.HasAccounts ? "/login" : "/setup",
        ActorKind.Account or ActorKind.ApiKey or ActorKind.System =>
            May(actor, Rights.CasesAssign, "desk") ? "/desk"
            : May(actor, Rights.DutyClock, "me") ? "/me"
            : pages.OrderBy(page => page.Order).FirstOrDefault(page => access.Check(actor, page.Right) is null) is { } first ? "/" + first.Href.TrimStart('/')
            : "/account",
    };

    private bool May(Actor actor, string right, string address) => _addresses.Contains(address) && access.Check(actor, right) is null;
}
