using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Portal.Data;

/// <summary>Writes what the change tracker is about to save as the JSON of an audit entry.</summary>
internal sealed class ChangeDescription
{
    private static readonly JsonWriterOptions Readable = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly ArrayBufferWriter<byte> _buffer = new();

    /// <summary>The JSON, and the topics of the changed entities; null when nothing that is audited changes.</summary>
    public string? Describe(ChangeTracker tracker, string? details, Action<string> topic)
    {
        _buffer.ResetWrittenCount();
        var any = details is not null;
        using (var json = new Utf8JsonWriter(_buffer, Readable))
        {
            json.WriteStartObject();
            if (details is not null)
            {
                json.WritePropertyName("details");
                json.WriteRawValue(details);
            }

            json.WriteStartArray("changes");
            tracker.DetectChanges();
            foreach (var entry in tracker.Entries())
            {
                if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted))
                {
                    continue;
                }

                if (entry.Metadata.Topic() is { } name)
                {
                    topic(name);
                }

                if (!entry.Metadata.IsUnaudited())
                {
                    any = true;
                    WriteEntry(json, entry);
                }
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return any ? Encoding.UTF8.GetString(_buffer.WrittenSpan) : null;
    }

    private static void WriteEntry(Utf8JsonWriter json, EntityEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("entity", entry.Metadata.ShortName());
        json.WriteString("state", entry.State.ToString());
        foreach (var property in entry.Properties)
        {
            var key = property.Metadata.IsPrimaryKey();
            var write = entry.State == EntityState.Modified ? key || property.IsModified : property.CurrentValue is not null;
            if (!write)
            {
                continue;
            }

            var name = property.Metadata.Name;
            if (property.Metadata.IsSecret())
            {
                json.WriteString(name, "•");
            }
            else if (entry.State == EntityState.Modified && !key)
            {
                json.WriteStartArray(name);
                json.WriteStringValue(Text(property.Metadata, property.OriginalValue));
                json.WriteStringValue(Text(property.Metadata, property.CurrentValue));
                json.WriteEndArray();
            }
            else
            {
                json.WriteString(name, Text(property.Metadata, property.CurrentValue));
            }
        }

        json.WriteEndObject();
    }

    private static string? Text(IReadOnlyProperty property, object? value) => value switch
    {
        null => null,

        // A list kept as one text reads in the audit as it is stored.
        System.Collections.IEnumerable and not string and not byte[] => property.GetValueConverter()?.ConvertToProvider(value)?.ToString(),
        DateTimeOffset at => at.ToString("O", CultureInfo.InvariantCulture),
        byte[] bytes => Convert.ToHexString(bytes),
        IFormattable formattable and not Domain.Kernel.Money => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ when value.GetType().GetProperty("Value")?.GetValue(value) is Guid id => id.ToString(),
        _ => value.ToString(),
    };
}
