using Portal.Data;
using Portal.Domain.Obligations;
using Portal.Domain.People;

namespace Portal.Features.Obligations;

/// <summary>What a feature has to tell each person at an instant, several things in one message.</summary>
public interface IDigest
{
    /// <summary>Its name in the packs.</summary>
    string Name { get; }

    /// <summary>The people to be told now and the values of their sentences; nobody twice.</summary>
    Task<IReadOnlyList<DigestLine>> ReadAsync(DigestQuestion asked, CancellationToken cancellationToken);
}

/// <summary>What a digest is asked, with what whoever asks has read already.</summary>
public sealed class DigestQuestion
{
    internal DigestQuestion(PortalDb db, string? post, DateTimeOffset now, SendingMoment moment) => (Db, Post, Now, Moment) = (db, post, now, moment);

    /// <summary>The database.</summary>
    public PortalDb Db { get; }

    /// <summary>Code of the post that the occurrence is about, or null.</summary>
    public string? Post { get; }

    /// <summary>The shifts that are on at that post.</summary>
    public IEnumerable<PlannedShift> Shifts => Post is { } post ? Moment.Audiences.ShiftsAt(post) : [];

    /// <summary>Now (UTC).</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The obligations and the audiences of now.</summary>
    internal SendingMoment Moment { get; }
}

/// <summary>One person's part of a digest.</summary>
/// <param name="Person">Who is told.</param>
/// <param name="Args">Values of the sentence.</param>
public sealed record DigestLine(PersonId Person, IReadOnlyList<object?> Args);
