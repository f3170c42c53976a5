using Portal.Domain.Kernel;

namespace Portal.Data;

/// <summary>Refusals of the access check.</summary>
public static class AccessRefusals
{
    /// <summary>Nobody is signed in.</summary>
    public static readonly Refusal SignInFirst = new("access.sign-in-first");

    /// <summary>The actor lacks the right.</summary>
    public static readonly Refusal Forbidden = new("access.forbidden");

    /// <summary>The account is disabled or the key is revoked.</summary>
    public static readonly Refusal Disabled = new("access.disabled");
}
