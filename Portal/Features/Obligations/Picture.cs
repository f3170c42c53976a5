using System.Buffers.Binary;

namespace Portal.Features.Obligations;

/// <summary>What a file says of itself when it is a photograph: its content decides, never its name or what the browser called it.</summary>
/// <param name="ContentType"><c>image/jpeg</c> or <c>image/png</c>.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
internal sealed record Picture(string ContentType, int Width, int Height)
{
    /// <summary>Longest side that is taken, in pixels.</summary>
    public const int LongestSide = 12_000;

    private static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];

    /// <summary>The picture; null when the content is no JPEG or PNG with a sensible size.</summary>
    public static Picture? Of(ReadOnlySpan<byte> content) =>
        (content.StartsWith(PngSignature) ? ReadPng(content) : ReadJpeg(content)) is { Width: > 0 and <= LongestSide, Height: > 0 and <= LongestSide } picture ? picture : null;

    private static Picture? ReadPng(ReadOnlySpan<byte> content) =>
        content.Length > 33 && content[12..16].SequenceEqual("IHDR"u8)
            ? new Picture("image/png", BinaryPrimitives.ReadInt32BigEndian(content[16..]), BinaryPrimitives.ReadInt32BigEndian(content[20..]))
            : null;

    /// <summary>Walks the segments to the one that starts the frame.</summary>
    private static Picture? ReadJpeg(ReadOnlySpan<byte> content)
    {
        if (!content.StartsWith((ReadOnlySpan<byte>)[0xff, 0xd8, 0xff]))
        {
            return null;
        }

        for (var at = 2; at + 9 < content.Length;)
        {
            var marker = content[at + 1];
            if (content[at] != 0xff)
            {
                return null;
            }

            if (marker == 0xff)
            {
                at++;
                continue;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(content[(at + 2)..]);
            if (marker is >= 0xc0 and <= 0xcf and not (0xc4 or 0xc8 or 0xcc))
            {
                return new Picture(
                    "image/jpeg", BinaryPrimitives.ReadUInt16BigEndian(content[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(content[(at + 5)..]));
            }

            // Image data, an end, or a segment without length before any frame.
            if (marker is 0xd9 or 0xda or (>= 0xd0 and <= 0xd8) || length < 2)
            {
                return null;
            }

            at += 2 + length;
        }

        return null;
    }
}
