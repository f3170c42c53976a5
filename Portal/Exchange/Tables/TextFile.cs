using System.Text;

namespace Portal.Exchange.Tables;

/// <summary>A file of separated text; the separator is the one with which the header shows the most known columns.</summary>
internal sealed class TextFile : ITableFile
{
    private static readonly char[] Separators = [',', '\t', ';'];

    private readonly Stream _stream;
    private readonly TableLimits _limits;
    private readonly Encoding _encoding;
    private readonly int _skip;
    private readonly char _separator;

    private TextFile(Stream stream, TableLimits limits, Encoding encoding, int skip, char separator)
    {
        _stream = stream;
        _limits = limits;
        _encoding = encoding;
        _skip = skip;
        _separator = separator;
    }

    /// <inheritdoc/>
    public bool RefusesSurplusCells => true;

    /// <summary>Finds encoding and separator.</summary>
    public static TextFile Open(Stream stream, ImportSchema schema, TableLimits limits)
    {
        var (encoding, skip) = TextProbe.Read(stream);
        return Separators
            .Select(separator => new TextFile(stream, limits, encoding, skip, separator))
            .MaxBy(file => file.Promise(schema))!;
    }

    /// <inheritdoc/>
    public ITableRecords Open()
    {
        _stream.Position = _skip;
        return new CsvRecords(new StreamReader(_stream, _encoding, detectEncodingFromByteOrderMarks: false, 16 * 1024, leaveOpen: true), _separator, _limits);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // The stream belongs to who opened it, and each pass ends with its own reader.
    }

    /// <summary>Known columns of the best line, then cells of the widest.</summary>
    private (int Known, int Cells) Promise(ImportSchema schema)
    {
        var best = (Known: 0, Cells: 0);
        using var records = Open();
        try
        {
            while (records.Read() && records.Current.Line <= _limits.HeaderLines)
            {
                best = (Math.Max(best.Known, Header.CountKnown(schema, records.Current)), Math.Max(best.Cells, records.Current.Count));
            }
        }
        catch (TableRefusedException)
        {
            // If this is the separator after all, reading the rows meets the same refusal.
            return (best.Known, Math.Max(best.Cells, records.Current.Count));
        }

        return best;
    }
}
