using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Portal.Bench.Circuits;

/// <summary>Writes the part of MessagePack that a circuit's client says.</summary>
internal sealed class PackWriter
{
    private const byte Invocation = 1;

    private readonly ArrayBufferWriter<byte> _body = new(256);

    /// <summary>A call of the server's hub: [1, headers, invocation id, target, arguments, streams], with its length before it.</summary>
    public static byte[] Call(string target, string? invocation, int arguments, Action<PackWriter> write)
    {
        var writer = new PackWriter();
        writer.Array(6).Number(Invocation).EmptyMap();
        _ = invocation is null ? writer.Nil() : writer.Text(invocation);
        writer.Text(target).Array(arguments);
        write(writer);
        writer.Array(0);
        return writer.WithLength();
    }

    public PackWriter Array(int items) => Byte((byte)(0x90 | items));

    public PackWriter EmptyMap() => Byte(0x80);

    public PackWriter Nil() => Byte(0xc0);

    public PackWriter Flag(bool value) => Byte(value ? (byte)0xc3 : (byte)0xc2);

    public PackWriter Number(long value)
    {
        var span = _body.GetSpan(9);
        span[0] = 0xd3;
        BinaryPrimitives.WriteInt64BigEndian(span[1..], value);
        _body.Advance(9);
        return this;
    }

    public PackWriter Text(string value)
    {
        var length = Encoding.UTF8.GetByteCount(value);
        var span = _body.GetSpan(5 + length);
        span[0] = 0xdb;
        BinaryPrimitives.WriteInt32BigEndian(span[1..], length);
        Encoding.UTF8.GetBytes(value, span[5..]);
        _body.Advance(5 + length);
        return this;
    }

    private PackWriter Byte(byte value)
    {
        _body.GetSpan(1)[0] = value;
        _body.Advance(1);
        return this;
    }

    /// <summary>The length goes before the message, seven bits a byte, lowest first.</summary>
    private byte[] WithLength()
    {
        var message = new List<byte>(_body.WrittenCount + 5);
        var rest = (uint)_body.WrittenCount;
        do
        {
            message.Add((byte)(rest > 0x7f ? (rest & 0x7f) | 0x80 : rest));
            rest >>= 7;
        }
        while (rest > 0);

        message.AddRange(_body.WrittenSpan);
        return [.. message];
    }
}
