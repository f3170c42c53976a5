using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Portal.Domain.Kernel;

namespace Portal.Data;

/// <summary>Instants are stored as UTC Unix milliseconds, which order and compare in SQL on both engines.</summary>
internal sealed class InstantConverter()
    : ValueConverter<DateTimeOffset, long>(at => at.ToUnixTimeMilliseconds(), ms => DateTimeOffset.FromUnixTimeMilliseconds(ms));

/// <summary>Money is stored as whole fen.</summary>
internal sealed class MoneyConverter() : ValueConverter<Money, long>(money => money.Fen, fen => new Money(fen));

/// <summary>Months are stored as the number yyyyMM.</summary>
internal sealed class PeriodConverter() : ValueConverter<Period, int>(period => period.Number, number => Period.FromNumber(number));

/// <summary>PostgreSQL has a type for GUIDs.</summary>
internal sealed class TypedIdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => Make(value))
    where TId : struct, ITypedId<TId>
{
    // An expression tree cannot call a static member of an interface.
    private static TId Make(Guid value) => TId.From(value);
}

/// <summary>SQLite stores them as 16 bytes, most significant first, so that an index grows at its end.</summary>
internal sealed class TypedIdBytesConverter<TId>()
    : ValueConverter<TId, byte[]>(id => id.Value.ToByteArray(true), value => Make(value))
    where TId : struct, ITypedId<TId>
{
    private static TId Make(byte[] value) => TId.From(new Guid(value, bigEndian: true));
}

/// <summary>Registers a converter for every typed id of the domain and the host.</summary>
internal static class TypedIdConverters
{
    private static readonly Type[] Ids =
    [
        .. new[] { typeof(ITypedId<>).Assembly, typeof(PortalDb).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.IsValueType && type.GetInterfaces().Any(IsTypedId)),
    ];

    public static void Register(ModelConfigurationBuilder configurationBuilder, bool asBytes)
    {
        var converter = asBytes ? typeof(TypedIdBytesConverter<>) : typeof(TypedIdConverter<>);
        foreach (var id in Ids)
        {
            configurationBuilder.Properties(id).HaveConversion(converter.MakeGenericType(id));
        }
    }

    private static bool IsTypedId(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ITypedId<>);
}
