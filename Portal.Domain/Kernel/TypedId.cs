namespace Portal.Domain.Kernel;

/// <summary>Makes typed ids.</summary>
public static class TypedId
{
    /// <summary>A new id, ordered by the instant it was made at.</summary>
    public static TId New<TId>(DateTimeOffset now)
        where TId : struct, ITypedId<TId> => TId.From(Guid.CreateVersion7(now));
}
