namespace Portal.Exchange.Tables;

/// <summary>The cells of one line, one behind the other in a buffer that is used again for the next.</summary>
internal sealed class RecordBuffer(TableLimits limits)
{
    private readonly int[] _ends = new int[limits.MaxColumns];
    private char[] _text = new char[1024];
    private int _length;
    private int _start;

    /// <summary>Physical line on which the record starts, 1-based.</summary>
    public int Line { get; private set; }

    /// <summary>Number of cells.</summary>
    public int Count { get; private set; }

    /// <summary>A cell, trimmed; empty beyond the last.</summary>
    public ReadOnlySpan<char> this[int cell] =>
        cell >= Count ? [] : CellText.Trim(_text.AsSpan((cell == 0 ? 0 : _ends[cell - 1]).._ends[cell]));

    /// <summary>True when no cell has anything in it.</summary>
    public bool IsBlank => CellText.Trim(_text.AsSpan(0, _length)).IsEmpty;

    /// <summary>Starts a record.</summary>
    public void Begin(int line)
    {
        Line = line;
        Count = 0;
        _length = 0;
        _start = 0;
    }

    /// <summary>Adds to the current cell.</summary>
    public void Append(ReadOnlySpan<char> text)
    {
        if (_length - _start + text.Length > limits.MaxCellChars || _length + text.Length > limits.MaxRecordChars)
        {
            throw new TableRefusedException(Line, ImportRefusals.CellTooLong.With(limits.MaxCellChars));
        }

        if (_length + text.Length > _text.Length)
        {
            Array.Resize(ref _text, Math.Max(_text.Length * 2, _length + text.Length));
        }

        text.CopyTo(_text.AsSpan(_length));
        _length += text.Length;
    }

    /// <summary>Ends the current cell.</summary>
    public void EndCell()
    {
        if (Count == limits.MaxColumns)
        {
            throw new TableRefusedException(Line, ImportRefusals.TooManyColumns.With(limits.MaxColumns));
        }

        _ends[Count++] = _length;
        _start = _length;
    }
}
