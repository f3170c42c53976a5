using Portal.Domain.Rulebook;

namespace Portal.Domain.Reports;

/// <summary>
/// The published form of a kind of report [B-016]. Authors fill its fields; nobody adds or removes one in a report.
/// </summary>
/// <param name="Key">Name in the data.</param>
/// <param name="Version">1, 2, ...; a report keeps the version that it was begun by.</param>
/// <param name="Name">Name on screen.</param>
/// <param name="Obligation">Key of the pack's obligation that says when and by whom it is due.</param>
/// <param name="Covers">Which days a turn is about.</param>
/// <param name="Clauses">The clauses it carries out, the main one first.</param>
/// <param name="Fields">The form, in order.</param>
public sealed record ReportTemplate(
    string Key, int Version, Wording Name, string Obligation, ReportCovers Covers, IReadOnlyList<string> Clauses, IReadOnlyList<ReportField> Fields)
{
    /// <summary>Whether a late one is proposed for a penalty [B-023].</summary>
    public bool IsPenalised { get; init; }

    /// <summary>Whether submitting it sends it by mail [B-019].</summary>
    public bool IsMailed { get; init; }

    /// <summary>Keys of the roles that submitting it delivers it to; none where it has no readers of its own [B-161].</summary>
    public IReadOnlyList<string> Readers { get; init; } = [];

    /// <summary>The field of a key; null when the form has none.</summary>
    public ReportField? Find(string key) => Fields.FirstOrDefault(field => field.Key == key);
}

/// <summary>A field of a form.</summary>
/// <param name="Key">Name in the data, unique in the form.</param>
/// <param name="Label">Label on screen.</param>
/// <param name="Kind">What it holds.</param>
public sealed record ReportField(string Key, Wording Label, ReportFieldKind Kind)
{
    /// <summary>Whether the report cannot be submitted while it is blank.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether a report that leaves it blank is taken, and shown as incomplete.</summary>
    public bool IsExpected { get; init; }

    /// <summary>What a figure is filled from; null for what people write.</summary>
    public string? Source { get; init; }

    /// <summary>Clause that asks for the field, or null.</summary>
    public string? Clause { get; init; }

    /// <summary>The columns of items and tables.</summary>
    public IReadOnlyList<ReportColumn> Columns { get; init; } = [];
}

/// <summary>A column of a field with rows.</summary>
/// <param name="Label">Heading on screen.</param>
/// <param name="IsRequired">Whether each row has to fill it.</param>
public sealed record ReportColumn(Wording Label, bool IsRequired = false);

/// <summary>What a field holds.</summary>
public enum ReportFieldKind
{
    /// <summary>What the author writes.</summary>
    Text,

    /// <summary>Rows that the author writes, such as the items of a plan.</summary>
    Items,

    /// <summary>A number that exists as a record: filled from it, never typed [B-017].</summary>
    Figure,

    /// <summary>Rows of numbers filled from records.</summary>
    Table,
}

/// <summary>The days that a turn is about, seen from its due day.</summary>
public enum ReportCovers
{
    /// <summary>The due day.</summary>
    Day,

    /// <summary>The week from Monday to Sunday before the due day's.</summary>
    PreviousWeek,

    /// <summary>The week from Monday to Sunday that holds the due day.</summary>
    ThisWeek,

    /// <summary>The month that holds the due day.</summary>
    ThisMonth,

    /// <summary>The month before the due day's.</summary>
    PreviousMonth,

    /// <summary>The month that ends on the due day, else the last one that ended before it.</summary>
    EndedMonth,

    /// <summary>The quarter that begins next, or has just begun.</summary>
    ComingQuarter,

    /// <summary>The year that begins next, or has just begun.</summary>
    ComingYear,
}
