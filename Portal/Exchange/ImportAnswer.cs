using System.Text.Json.Serialization;

namespace Portal.Exchange;

/// <summary>JSON of an import's outcome; part of version 1 of the HTTP API.</summary>
public sealed record ImportAnswer(
    [property: JsonPropertyName("kind")] string Kind,
    [property: JsonPropertyName("total")] int Total,
    [property: JsonPropertyName("accepted")] int Accepted,
    [property: JsonPropertyName("unchanged")] int Unchanged,
    [property: JsonPropertyName("rejected")] IReadOnlyList<ImportAnswerEntry> Rejected,
    [property: JsonPropertyName("warnings")] IReadOnlyList<ImportAnswerEntry> Warnings);

/// <summary>One refused row, or one warning.</summary>
/// <param name="Line">Physical line, 1-based; for XLSX the row.</param>
/// <param name="Column">English name of the column, or null for the whole line.</param>
/// <param name="Message">The reason in the reader's language.</param>
public sealed record ImportAnswerEntry(
    [property: JsonPropertyName("line")] int Line,
    [property: JsonPropertyName("column")] string? Column,
    [property: JsonPropertyName("message")] string Message);
