using Portal.Domain.Kernel;

namespace Portal.Exchange;

/// <summary>
/// What files, rows and cells are refused for before the books are asked. The comment behind each lists its placeholders.
/// Those of cells get their column when they are made.
/// </summary>
public static class ImportRefusals
{
    /// <summary>The file is larger than {0} MiB.</summary>
    public static readonly Refusal TooLarge = new("import.too-large");

    /// <summary>Nothing in the file.</summary>
    public static readonly Refusal Empty = new("import.empty");

    /// <summary>Neither text nor XLSX.</summary>
    public static readonly Refusal Binary = new("import.binary");

    /// <summary>Text in neither UTF-8 nor GB18030.</summary>
    public static readonly Refusal EncodingUnknown = new("import.encoding-unknown");

    /// <summary>An XLSX that cannot be read, or another kind of archive.</summary>
    public static readonly Refusal XlsxDamaged = new("import.xlsx-damaged");

    /// <summary>An XLSX that unpacks to more than it may.</summary>
    public static readonly Refusal XlsxInflates = new("import.xlsx-inflates");

    /// <summary>More than {0} columns.</summary>
    public static readonly Refusal TooManyColumns = new("import.too-many-columns");

    /// <summary>More than {0} rows.</summary>
    public static readonly Refusal TooManyRows = new("import.too-many-rows");

    /// <summary>A cell of more than {0} characters, or a line of as many cells' worth.</summary>
    public static readonly Refusal CellTooLong = new("import.cell-too-long");

    /// <summary>A quotation mark that nothing closes.</summary>
    public static readonly Refusal QuoteOpen = new("import.quote-open");

    /// <summary>A required column is not there: {0} Chinese, {1} English name.</summary>
    public static readonly Refusal ColumnMissing = new("import.column-missing");

    /// <summary>Two columns of one name: {0} Chinese, {1} English name.</summary>
    public static readonly Refusal ColumnTwice = new("import.column-twice");

    /// <summary>Warning: a column that the kind does not have: {0} name.</summary>
    public static readonly Refusal ColumnUnknown = new("import.column-unknown");

    /// <summary>A row with more cells than the header: {0} cells, {1} columns.</summary>
    public static readonly Refusal CellsSurplus = new("import.cells-surplus");

    /// <summary>A required cell is blank.</summary>
    public static readonly Refusal Required = new("import.required");

    /// <summary>Longer than {0} characters.</summary>
    public static readonly Refusal TextTooLong = new("import.text-too-long");

    /// <summary>Characters that cannot be printed.</summary>
    public static readonly Refusal TextUnprintable = new("import.text-unprintable");

    /// <summary>Not an amount: {0} cell.</summary>
    public static readonly Refusal AmountMalformed = new("import.amount-malformed");

    /// <summary>More than two decimals: {0} cell.</summary>
    public static readonly Refusal AmountDecimals = new("import.amount-decimals");

    /// <summary>More than the books hold: {0} cell.</summary>
    public static readonly Refusal AmountTooLarge = new("import.amount-too-large");

    /// <summary>Below zero: {0} cell.</summary>
    public static readonly Refusal AmountNegative = new("import.amount-negative");

    /// <summary>Zero.</summary>
    public static readonly Refusal AmountZero = new("import.amount-zero");

    /// <summary>Above zero where an amount is taken back: {0} cell.</summary>
    public static readonly Refusal AmountPositive = new("import.amount-positive");

    /// <summary>Not a number: {0} cell.</summary>
    public static readonly Refusal NumberMalformed = new("import.number-malformed");

    /// <summary>More decimals than {1}: {0} cell.</summary>
    public static readonly Refusal NumberDecimals = new("import.number-decimals");

    /// <summary>Not from {1} to {2}: {0} cell.</summary>
    public static readonly Refusal NumberOutOfRange = new("import.number-out-of-range");

    /// <summary>Not a date: {0} cell.</summary>
    public static readonly Refusal DateMalformed = new("import.date-malformed");

    /// <summary>No such day: {0} cell.</summary>
    public static readonly Refusal DateUnknown = new("import.date-unknown");

    /// <summary>Not from {1} to {2}: {0} cell.</summary>
    public static readonly Refusal DateOutOfRange = new("import.date-out-of-range");

    /// <summary>Not a date with a time: {0} cell.</summary>
    public static readonly Refusal InstantMalformed = new("import.instant-malformed");

    /// <summary>A date without a time: {0} cell.</summary>
    public static readonly Refusal InstantWithoutTime = new("import.instant-without-time");

    /// <summary>A time that no clock, or not the site's clock on that day, shows: {0} cell.</summary>
    public static readonly Refusal TimeUnknown = new("import.time-unknown");

    /// <summary>Not a time of day: {0} cell.</summary>
    public static readonly Refusal TimeMalformed = new("import.time-malformed");

    /// <summary>Not a month: {0} cell.</summary>
    public static readonly Refusal PeriodMalformed = new("import.period-malformed");

    /// <summary>None of the words {1}: {0} cell.</summary>
    public static readonly Refusal WordUnknown = new("import.word-unknown");

    /// <summary>Not a list of certificates with their last day: {0} entry.</summary>
    public static readonly Refusal QualificationMalformed = new("import.qualification-malformed");

    /// <summary>A certificate listed twice: {0} code.</summary>
    public static readonly Refusal QualificationTwice = new("import.qualification-twice");

    /// <summary>The body is not one JSON object.</summary>
    public static readonly Refusal JsonNotObject = new("import.json-not-object");

    /// <summary>A member that is neither text nor number.</summary>
    public static readonly Refusal JsonNotPlain = new("import.json-not-plain");

    /// <summary>A member that comes twice.</summary>
    public static readonly Refusal JsonTwice = new("import.json-twice");

    /// <summary>The same refusal about a column.</summary>
    internal static Refusal At(this Refusal refusal, string column) => refusal with { Field = column };

    /// <summary>The same refusal about a column, quoting its cell.</summary>
    internal static Refusal At(this Refusal refusal, string column, ReadOnlySpan<char> cell, params ReadOnlySpan<object?> more) =>
        refusal with { Field = column, Args = [CellText.Quote(cell), .. more] };
}
