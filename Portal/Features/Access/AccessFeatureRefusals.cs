using Portal.Domain.Kernel;

namespace Portal.Features.Access;

/// <summary>Refusals about keys.</summary>
internal static class AccessFeatureRefusals
{
    public static readonly Refusal NameMissing = new("access.name-missing", "name");
    public static readonly Refusal KeyUnknown = new("access.key-unknown");
    public static readonly Refusal KeyRevoked = new("access.key-revoked");
}
