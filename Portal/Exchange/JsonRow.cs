using System.Globalization;
using System.Text;
using System.Text.Json;
using Portal.Domain.Kernel;

namespace Portal.Exchange;

/// <summary>Reads one JSON object as a row of an import kind: members are the columns in camelCase, values texts or numbers.</summary>
public static class JsonRow
{
    private const int Line = 1;

    /// <summary>
    /// The object as a row, checked like a row of a file. What is not an object, not plain or there twice is the row's
    /// problem; a member that the kind does not have is a warning.
    /// </summary>
    public static ImportRow Read(ImportSchema schema, JsonElement body)
    {
        var cells = new string[schema.Columns.Count];
        var carried = new bool[schema.Columns.Count];
        List<Refusal> warnings = [];
        Refusal? problem = null;
        if (body.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in body.EnumerateObject())
            {
                var ordinal = schema.RecogniseMember(member.Name);
                if (ordinal < 0)
                {
                    var name = CellText.Quote(member.Name);
                    warnings.Add(ImportRefusals.ColumnUnknown.At(name).With(name));
                    continue;
                }

                var column = schema.Columns[ordinal].Name;
                problem ??= carried[ordinal] ? ImportRefusals.JsonTwice.At(column) : null;
                carried[ordinal] = true;
                cells[ordinal] = Plain(member.Value) ?? "";
                problem ??= Plain(member.Value) is null ? ImportRefusals.JsonNotPlain.At(column) : null;
            }
        }
        else
        {
            problem = ImportRefusals.JsonNotObject;
        }

        var text = new StringBuilder();
        var ends = new int[cells.Length];
        for (var ordinal = 0; ordinal < cells.Length; ordinal++)
        {
            ends[ordinal] = text.Append(CellText.Trim(cells[ordinal])).Length;
        }

        var row = new ImportRow(schema, Line, text.ToString(), ends, carried, problem);
        warnings.ForEach(row.Warn);
        return row;
    }

    /// <summary>The value as a cell would show it, or null when it is neither text, number nor nothing.</summary>
    private static string? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.TryGetDecimal(out var number) ? number.ToString(CultureInfo.InvariantCulture) : value.GetRawText(),
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.True or JsonValueKind.False => null,
    };
}
