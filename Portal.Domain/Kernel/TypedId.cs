namespace Portal.Domain.Kernel;

/// <summary>Makes typed ids.</summary>
public static class TypedId
{
    /// <summary>A new id, ordered by the instant it was made at.</summary>
    public static TId New<TId>(DateTimeOffset now)
        where TId : struct, ITypedId<TId> => TId.From(Guid.CreateVersion7(now));

    /// <summary>The instant (UTC, whole milliseconds) at which an id was made by <see cref="New{TId}"/>.</summary>
    public static DateTimeOffset MadeAt<TId>(TId id)
        where TId : struct, ITypedId<TId>
    {
        var bytes = id.Value.ToByteArray(bigEndian: true);
        return DateTimeOffset.FromUnixTimeMilliseconds(bytes.Take(6).Aggregate(0L, (sum, one) => (sum << 8) | one));
    }
}
