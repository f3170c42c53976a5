using System.Buffers.Binary;
using System.Text;

namespace Portal.Bench.Circuits;

/// <summary>Reads the part of MessagePack that a circuit's server says.</summary>
internal ref struct PackReader(ReadOnlySpan<byte> data)
{
    private ReadOnlySpan<byte> _rest = data;

    private readonly byte Next => _rest[0];

    /// <summary>Whether a number comes next.</summary>
    public readonly bool IsNumber => Next is < 0x80 or >= 0xe0 or (>= 0xcc and <= 0xd3);

    /// <summary>Cuts the first message off a stream of messages, each of which has its length before it.</summary>
    public static ReadOnlySpan<byte> TakeMessage(ref ReadOnlySpan<byte> stream)
    {
        var (length, shift, at) = (0, 0, 0);
        byte part;
        do
        {
            part = stream[at++];
            length |= (part & 0x7f) << shift;
            shift += 7;
        }
        while ((part & 0x80) != 0);

        var message = stream.Slice(at, length);
        stream = stream[(at + length)..];
        return message;
    }

    public int Array()
    {
        var kind = Take(1)[0];
        return (kind & 0xf0) == 0x90 ? kind & 0x0f
            : kind == 0xdc ? BinaryPrimitives.ReadUInt16BigEndian(Take(2))
            : throw Unexpected(kind);
    }

    public long Number()
    {
        var kind = Take(1)[0];
        return kind switch
        {
            < 0x80 => kind,
            >= 0xe0 => (sbyte)kind,
            0xcc => Take(1)[0],
            0xcd => BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
            0xce => BinaryPrimitives.ReadUInt32BigEndian(Take(4)),
            0xcf or 0xd3 => BinaryPrimitives.ReadInt64BigEndian(Take(8)),
            0xd0 => (sbyte)Take(1)[0],
            0xd1 => BinaryPrimitives.ReadInt16BigEndian(Take(2)),
            0xd2 => BinaryPrimitives.ReadInt32BigEndian(Take(4)),
            _ => throw Unexpected(kind),
        };
    }

    /// <summary>A text; empty for none.</summary>
    public string Text()
    {
        var kind = Take(1)[0];
        return kind == 0xc0 ? "" : Encoding.UTF8.GetString(Take(TextLength(kind)));
    }

    public ReadOnlySpan<byte> Bytes()
    {
        var kind = Take(1)[0];
        return Take(kind switch
        {
            0xc4 => Take(1)[0],
            0xc5 => BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
            0xc6 => BinaryPrimitives.ReadInt32BigEndian(Take(4)),
            _ => throw Unexpected(kind),
        });
    }

    /// <summary>Passes over a flag, a number, a text, nothing or an empty map.</summary>
    public void Skip()
    {
        if (IsNumber)
        {
            Number();
            return;
        }

        var kind = Take(1)[0];
        if (kind is not (0xc0 or 0xc2 or 0xc3 or 0x80))
        {
            Take(TextLength(kind));
        }
    }

    private int TextLength(byte kind) => kind switch
    {
        >= 0xa0 and < 0xc0 => kind & 0x1f,
        0xd9 => Take(1)[0],
        0xda => BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
        0xdb => BinaryPrimitives.ReadInt32BigEndian(Take(4)),
        _ => throw Unexpected(kind),
    };

    private ReadOnlySpan<byte> Take(int count)
    {
        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }

    private static InvalidDataException Unexpected(byte kind) => new($"A circuit's message has an unexpected byte {kind:x2}.");
}
