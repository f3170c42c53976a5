namespace Portal.Exchange;

/// <summary>Reads a short cell from left to right.</summary>
internal ref struct CellCursor(ReadOnlySpan<char> text)
{
    private ReadOnlySpan<char> _rest = text;

    /// <summary>True when everything was read.</summary>
    public readonly bool AtEnd => _rest.IsEmpty;

    /// <summary>What is left.</summary>
    public readonly ReadOnlySpan<char> Rest => _rest;

    /// <summary>Takes one character if it comes next.</summary>
    public bool Take(char expected)
    {
        if (_rest.IsEmpty || _rest[0] != expected)
        {
            return false;
        }

        _rest = _rest[1..];
        return true;
    }

    /// <summary>Takes blanks; true if there was at least one.</summary>
    public bool TakeBlanks()
    {
        var before = _rest.Length;
        _rest = _rest.TrimStart(' ');
        return _rest.Length < before;
    }

    /// <summary>Takes a run of digits of a length between the two.</summary>
    public bool TakeNumber(int minDigits, int maxDigits, out int number)
    {
        number = 0;
        var digits = 0;
        while (digits < _rest.Length && char.IsAsciiDigit(_rest[digits]))
        {
            if (++digits > maxDigits)
            {
                return false;
            }

            number = number * 10 + (_rest[digits - 1] - '0');
        }

        _rest = _rest[digits..];
        return digits >= minDigits;
    }

    /// <summary>Drops a run of digits, however long; true if there was at least one.</summary>
    public bool SkipDigits()
    {
        var end = _rest.IndexOfAnyExceptInRange('0', '9');
        var digits = end < 0 ? _rest.Length : end;
        _rest = _rest[digits..];
        return digits > 0;
    }
}
