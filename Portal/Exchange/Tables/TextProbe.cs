using System.Buffers;
using System.Text;

namespace Portal.Exchange.Tables;

/// <summary>Finds the encoding of a text by reading all of it once, a block at a time.</summary>
internal sealed class TextProbe
{
    // In GB18030 some characters look like UTF-8 by chance, about one in six. A text of which most looks like UTF-8 is
    // UTF-8 with a damaged place, and reading it as GB18030 would take in nonsense.
    private const int DamagedShare = 3;

    private const int GB18030 = 54936;
    private static readonly byte[] Mark = [0xEF, 0xBB, 0xBF];

    private long _valid;
    private long _invalid;
    private int _line = 1;
    private int _firstInvalidLine;
    private bool _blank = true;

    /// <summary>Encoding, and how many bytes in front of the text are its mark.</summary>
    /// <exception cref="TableRefusedException">Not a text, nothing in it, or damaged.</exception>
    public static (Encoding Encoding, int Skip) Read(Stream stream)
    {
        var block = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            return new TextProbe().Read(stream, block);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }

    private (Encoding Encoding, int Skip) Read(Stream stream, byte[] block)
    {
        stream.Position = 0;
        var kept = stream.ReadAtLeast(block.AsSpan(0, Mark.Length), Mark.Length, throwOnEndOfStream: false);
        var marked = block.AsSpan(0, kept).SequenceEqual(Mark);
        kept = marked ? 0 : kept;
        for (; ; )
        {
            var read = stream.Read(block, kept, block.Length - kept);
            var bytes = block.AsSpan(0, kept + read);
            if (bytes.Contains((byte)0))
            {
                throw new TableRefusedException(1, ImportRefusals.Binary);
            }

            var rest = Scan(bytes, isLast: read == 0);
            bytes[^rest..].CopyTo(block);
            kept = rest;
            if (read == 0)
            {
                break;
            }
        }

        if (_blank)
        {
            throw new TableRefusedException(1, ImportRefusals.Empty);
        }

        if (_invalid > 0 && (marked || _valid > _invalid * DamagedShare))
        {
            throw new TableRefusedException(_firstInvalidLine, ImportRefusals.EncodingUnknown);
        }

        var encoding = _invalid == 0
            ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true)
            : CodePagesEncodingProvider.Instance.GetEncoding(GB18030, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
        return (encoding, marked ? Mark.Length : 0);
    }

    /// <summary>Number of bytes at the end that belong to a character which the next block continues.</summary>
    private int Scan(ReadOnlySpan<byte> bytes, bool isLast)
    {
        _blank = _blank && !bytes.ContainsAnyExcept(" \t\r\n"u8);
        while (true)
        {
            var start = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            var plain = start < 0 ? bytes : bytes[..start];
            _line += plain.Count((byte)'\n');
            bytes = bytes[plain.Length..];
            if (bytes.IsEmpty)
            {
                return 0;
            }

            var status = Rune.DecodeFromUtf8(bytes, out _, out var consumed);
            if (status == OperationStatus.NeedMoreData && !isLast)
            {
                return bytes.Length;
            }

            if (status == OperationStatus.Done)
            {
                _valid++;
            }
            else if (_invalid++ == 0)
            {
                _firstInvalidLine = _line;
            }

            bytes = bytes[consumed..];
        }
    }
}
