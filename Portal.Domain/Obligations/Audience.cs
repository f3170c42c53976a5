namespace Portal.Domain.Obligations;

/// <summary>Whom an obligation or a step of its ladder concerns; worked out at the instant of each delivery.</summary>
public abstract record Audience
{
    private protected Audience()
    {
    }

    /// <summary>Whoever is on duty at a kind of post at that instant; a shift change changes them.</summary>
    /// <param name="Kind">Kind of post; null means the post that the occurrence is about.</param>
    public sealed record OnDuty(string? Kind) : Audience;

    /// <summary>Everybody with a role; people on leave are stood in for.</summary>
    /// <param name="Role">Key of the role.</param>
    public sealed record InRole(string Role) : Audience;

    /// <summary>Whoever answers for what the occurrence is about: the assignee, the steward, the holder of a certificate.</summary>
    public sealed record Holder : Audience;

    /// <summary>The superiors of those whom the obligation concerns, and none of these themselves.</summary>
    public sealed record Superiors : Audience;

    /// <summary>Everybody of several audiences, each once.</summary>
    /// <param name="Parts">The audiences.</param>
    public sealed record Several(IReadOnlyList<Audience> Parts) : Audience;

    /// <summary>Whoever a digest has something to tell at that instant: each hears of his own things in one message.</summary>
    /// <param name="Name">Name of the digest.</param>
    public sealed record Digest(string Name) : Audience;
}
