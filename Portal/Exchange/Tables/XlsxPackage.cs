using System.Buffers.Binary;
using System.IO.Compression;
using System.Xml;

namespace Portal.Exchange.Tables;

/// <summary>The archive of an XLSX: its parts by name, each unpacked only within the limits.</summary>
internal sealed class XlsxPackage : IDisposable
{
    private const int EndOfDirectoryBytes = 22;
    private const int MaxDirectoryBytes = 1 << 20;

    private static readonly XmlReaderSettings Settings = new()
    {
        CloseInput = true,
        DtdProcessing = DtdProcessing.Prohibit,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        XmlResolver = null,
    };

    private readonly ZipArchive _archive;
    private readonly TableLimits _limits;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);

    private XlsxPackage(ZipArchive archive, TableLimits limits)
    {
        _archive = archive;
        _limits = limits;
    }

    /// <summary>Opens the archive after a look at its directory, which may itself be made to fill the memory.</summary>
    /// <exception cref="TableRefusedException">Damaged, or over the limits by its own account.</exception>
    public static XlsxPackage Open(Stream stream, TableLimits limits)
    {
        CheckDirectory(stream);
        var package = new XlsxPackage(new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true), limits);
        try
        {
            package.List();
            return package;
        }
        catch
        {
            package.Dispose();
            throw;
        }
    }

    /// <summary>True when there is such a part.</summary>
    public bool Has(string name) => _parts.ContainsKey(name);

    /// <summary>Reads a part as XML.</summary>
    /// <exception cref="TableRefusedException">No such part.</exception>
    public XmlReader Read(string name, long? maxBytes = null)
    {
        var part = _parts.GetValueOrDefault(name) ?? throw Damaged();
        return XmlReader.Create(new GuardedStream(part.Open(), part.CompressedLength, maxBytes ?? _limits.MaxInflatedBytes, _limits), Settings);
    }

    /// <inheritdoc/>
    public void Dispose() => _archive.Dispose();

    /// <summary>The refusal of a file that only looks like an XLSX.</summary>
    public static TableRefusedException Damaged(int line = 1) => new(line, ImportRefusals.XlsxDamaged);

    private void List()
    {
        if (_archive.Entries.Count > _limits.MaxParts)
        {
            throw new TableRefusedException(1, ImportRefusals.XlsxInflates);
        }

        var total = 0L;
        foreach (var part in _archive.Entries)
        {
            total += part.Length;
            if (total > _limits.MaxInflatedBytes
                || (part.Length > _limits.RatioFreeBytes && part.Length / Math.Max(1, part.CompressedLength) >= _limits.MaxRatio))
            {
                throw new TableRefusedException(1, ImportRefusals.XlsxInflates);
            }

            if (!_parts.TryAdd(part.FullName.Replace('\\', '/').TrimStart('/'), part))
            {
                throw Damaged();
            }
        }
    }

    private static void CheckDirectory(Stream stream)
    {
        var tail = new byte[Math.Min(stream.Length, EndOfDirectoryBytes + ushort.MaxValue)];
        stream.Position = stream.Length - tail.Length;
        stream.ReadExactly(tail);
        var end = tail.AsSpan().LastIndexOf("PK\x05\x06"u8);
        if (end < 0 || tail.Length - end < EndOfDirectoryBytes)
        {
            throw Damaged();
        }

        var endPosition = stream.Length - tail.Length + end;
        var directory = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16));
        if (directory > endPosition)
        {
            throw Damaged();
        }

        if (endPosition - directory > MaxDirectoryBytes)
        {
            throw new TableRefusedException(1, ImportRefusals.XlsxInflates);
        }
    }
}
