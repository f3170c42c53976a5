using System.Collections.Frozen;

namespace Portal.Exchange;

/// <summary>
/// An import kind and its columns, declared once: the header of a file, templates, JSON objects and the API's
/// description all follow from it.
/// </summary>
public sealed class ImportSchema
{
    private readonly FrozenDictionary<string, int> _ordinals;
    private readonly FrozenDictionary<string, int> _members;
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _headers;

    /// <summary>A kind with its columns in the order of its template.</summary>
    /// <param name="kind">Word in the address and on the command line: <c>payments</c>.</param>
    /// <param name="columns">The columns; names are unique, case ignored, across both languages.</param>
    public ImportSchema(string kind, params IReadOnlyList<ImportColumn> columns)
    {
        Kind = kind;
        Columns = columns;
        var numbered = columns.Select((column, ordinal) => (Column: column, Ordinal: ordinal)).ToList();
        _ordinals = numbered.ToFrozenDictionary(item => item.Column.Name, item => item.Ordinal, StringComparer.Ordinal);
        _members = numbered.ToFrozenDictionary(item => item.Column.JsonName, item => item.Ordinal, StringComparer.Ordinal);
        _headers = numbered
            .SelectMany(item => new[] { (item.Column.Name, item.Ordinal), (item.Column.Chinese, item.Ordinal) })
            .ToFrozenDictionary(item => item.Item1, item => item.Ordinal, StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Word in the address and on the command line: <c>payments</c>.</summary>
    public string Kind { get; }

    /// <summary>The columns in the order of the template.</summary>
    public IReadOnlyList<ImportColumn> Columns { get; }

    /// <summary>Position of a column by its English name.</summary>
    /// <exception cref="ArgumentException">The kind has no such column: a bug of the caller.</exception>
    public int Ordinal(string column) =>
        _ordinals.TryGetValue(column, out var ordinal)
            ? ordinal
            : throw new ArgumentException($"The kind {Kind} has no column {column}.", nameof(column));

    /// <summary>
    /// Position of the column that a header cell names in English (case ignored) or Chinese, or -1. A star behind the
    /// name, as lists of required columns show it, is ignored.
    /// </summary>
    internal int Recognise(ReadOnlySpan<char> header)
    {
        var name = CellText.Trim(CellText.Trim(header).TrimEnd("*＊"));
        return _headers.TryGetValue(name, out var ordinal) ? ordinal : -1;
    }

    /// <summary>Position of the column that a JSON member names in camelCase or by its English column name, or -1.</summary>
    internal int RecogniseMember(string member) =>
        _members.TryGetValue(member, out var ordinal) || _ordinals.TryGetValue(member, out ordinal) ? ordinal : -1;
}
