namespace Portal.Exchange.Tables;

/// <summary>How much of a file is read before it is refused; a file within them is read in flat memory.</summary>
internal sealed record TableLimits
{
    /// <summary>What the portal takes in.</summary>
    public static TableLimits Default { get; } = new();

    /// <summary>Bytes of the file.</summary>
    public long MaxBytes { get; init; } = 64L << 20;

    /// <summary>Cells of a line.</summary>
    public int MaxColumns { get; init; } = 256;

    /// <summary>Rows below the header that are not blank.</summary>
    public int MaxRows { get; init; } = 1_000_000;

    /// <summary>Characters of a cell; Excel's own limit.</summary>
    public int MaxCellChars { get; init; } = 32_767;

    /// <summary>Characters of all cells of a row.</summary>
    public int MaxRecordChars { get; init; } = 1 << 20;

    /// <summary>Lines among which the header is looked for.</summary>
    public int HeaderLines { get; init; } = 30;

    /// <summary>Parts of an XLSX.</summary>
    public int MaxParts { get; init; } = 1000;

    /// <summary>Bytes of an XLSX, unpacked.</summary>
    public long MaxInflatedBytes { get; init; } = 512L << 20;

    /// <summary>Bytes of an XLSX's table of texts, unpacked; it is held in memory.</summary>
    public long MaxSharedTextBytes { get; init; } = 64L << 20;

    /// <summary>Unpacked bytes for one packed byte, beyond <see cref="RatioFreeBytes"/>; a sheet of one repeated value stays below 15.</summary>
    public int MaxRatio { get; init; } = 100;

    /// <summary>Unpacked bytes of a part before the ratio counts.</summary>
    public long RatioFreeBytes { get; init; } = 4L << 20;

    /// <summary>Bytes of XML without a tag.</summary>
    public int MaxTaglessBytes { get; init; } = 1 << 20;
}
