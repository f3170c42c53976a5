using System.Buffers.Binary;

namespace Portal.Tests.Features.Obligations;

/// <summary>Heads of pictures as cameras write them, without the picture.</summary>
internal static class Pictures
{
    public static byte[] Png(int width, int height)
    {
        var content = new byte[64];
        ((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R']).CopyTo(content);
        BinaryPrimitives.WriteInt32BigEndian(content.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(content.AsSpan(20), height);
        return content;
    }

    /// <summary>With an application segment before the frame, and two filling bytes.</summary>
    public static byte[] Jpeg(int width, int height)
    {
        byte[] size = [(byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width];
        return [0xff, 0xd8, 0xff, 0xe1, 0, 6, 1, 2, 3, 4, 0xff, 0xff, 0xc2, 0, 17, 8, .. size, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xd9];
    }
}
