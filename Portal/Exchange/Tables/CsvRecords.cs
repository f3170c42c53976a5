using System.Buffers;
using System.Text;

namespace Portal.Exchange.Tables;

/// <summary>
/// Separated text, quoted as RFC 4180, which knows on which physical line each record starts and gives up at the limits
/// instead of collecting a record of any size; text behind a closing quotation mark is kept, as spreadsheets do.
/// </summary>
internal sealed class CsvRecords(TextReader text, char separator, TableLimits limits) : ITableRecords
{
    private readonly char[] _buffer = new char[16 * 1024];
    private readonly SearchValues<char> _stops = SearchValues.Create([separator, '\r', '\n']);
    private int _position;
    private int _length;
    private int _line = 1;

    /// <inheritdoc/>
    public RecordBuffer Current { get; } = new(limits);

    /// <inheritdoc/>
    public bool Read()
    {
        if (!More())
        {
            return false;
        }

        Current.Begin(_line);
        while (ReadCell())
        {
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => text.Dispose();

    /// <summary>True when another cell of the record follows.</summary>
    private bool ReadCell()
    {
        if (More() && _buffer[_position] == '"')
        {
            _position++;
            ReadQuoted();
        }

        while (More())
        {
            var rest = _buffer.AsSpan(_position, _length - _position);
            var end = rest.IndexOfAny(_stops);
            if (end < 0)
            {
                Current.Append(rest);
                _position = _length;
                continue;
            }

            var stop = rest[end];
            Current.Append(rest[..end]);
            Current.EndCell();
            _position += end + 1;
            if (stop == separator)
            {
                return true;
            }

            EndLine(stop);
            return false;
        }

        Current.EndCell();
        return false;
    }

    private void ReadQuoted()
    {
        while (More())
        {
            var rest = _buffer.AsSpan(_position, _length - _position);
            var end = rest.IndexOfAny('"', '\r', '\n');
            if (end < 0)
            {
                Current.Append(rest);
                _position = _length;
                continue;
            }

            var stop = rest[end];
            Current.Append(rest[..end]);
            _position += end + 1;
            if (stop != '"')
            {
                Current.Append(EndLine(stop) ? "\r\n" : [stop]);
            }
            else if (More() && _buffer[_position] == '"')
            {
                Current.Append("\"");
                _position++;
            }
            else
            {
                return;
            }
        }

        throw new TableRefusedException(Current.Line, ImportRefusals.QuoteOpen);
    }

    /// <summary>Counts a line; true when a line feed belonged to the carriage return.</summary>
    private bool EndLine(char stop)
    {
        _line++;
        if (stop != '\r' || !More() || _buffer[_position] != '\n')
        {
            return false;
        }

        _position++;
        return true;
    }

    private bool More()
    {
        if (_position < _length)
        {
            return true;
        }

        try
        {
            _position = 0;
            _length = text.Read(_buffer, 0, _buffer.Length);
            return _length > 0;
        }
        catch (DecoderFallbackException)
        {
            throw new TableRefusedException(_line, ImportRefusals.EncodingUnknown);
        }
    }
}
