using Portal.Data;
using Portal.Domain.People;

namespace Portal.Features.Obligations;

/// <summary>What a feature has to tell each person at an instant, several things in one message.</summary>
public interface IDigest
{
    /// <summary>Its name in the packs.</summary>
    string Name { get; }

    /// <summary>The people to be told now and the values of their sentences; nobody twice.</summary>
    /// <param name="db">The database.</param>
    /// <param name="post">Code of the post that the occurrence is about, or null.</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<IReadOnlyList<DigestLine>> ReadAsync(PortalDb db, string? post, DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>One person's part of a digest.</summary>
/// <param name="Person">Who is told.</param>
/// <param name="Args">Values of the sentence.</param>
public sealed record DigestLine(PersonId Person, IReadOnlyList<object?> Args);
