namespace Portal.Domain.Kernel;

/// <summary>
/// A typed id around a version-7 GUID. Implement as <c>readonly record struct XId(Guid Value) : ITypedId&lt;XId&gt;</c>;
/// the database mapping finds it by this interface, <see cref="TypedId.New{TId}"/> makes new ones.
/// </summary>
/// <typeparam name="TSelf">The id type itself.</typeparam>
public interface ITypedId<TSelf>
    where TSelf : struct, ITypedId<TSelf>
{
    /// <summary>The GUID inside.</summary>
    Guid Value { get; }

    /// <summary>Wraps a stored GUID.</summary>
    static abstract TSelf From(Guid value);
}
