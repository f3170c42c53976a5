namespace Portal.Exchange.Tables;

/// <summary>
/// A part of an XLSX while it is unpacked: stops at the limits, counting what really comes out, since what an archive
/// says about itself may be a lie, and refuses stretches without a tag, which an XML reader would hold in memory whole.
/// </summary>
/// <param name="part">The part, unpacking.</param>
/// <param name="packedBytes">Its size in the archive.</param>
/// <param name="maxBytes">Bytes it may unpack to.</param>
/// <param name="limits">The other limits.</param>
internal sealed class GuardedStream(Stream part, long packedBytes, long maxBytes, TableLimits limits) : Stream
{
    private long _bytes;
    private int _tagless;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => _bytes;
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var read = part.Read(buffer);
        _bytes += read;
        var lastTag = buffer[..read].LastIndexOf((byte)'<');
        _tagless = lastTag < 0 ? _tagless + read : read - lastTag;
        if (_bytes > maxBytes || _tagless > limits.MaxTaglessBytes
            || (_bytes > limits.RatioFreeBytes && _bytes / Math.Max(1, packedBytes) >= limits.MaxRatio))
        {
            throw new TableRefusedException(1, ImportRefusals.XlsxInflates);
        }

        return read;
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            part.Dispose();
        }

        base.Dispose(disposing);
    }
}
