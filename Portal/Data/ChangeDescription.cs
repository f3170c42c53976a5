using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Portal.Data;

/// <summary>Writes what a unit saves as the JSON of its audit entry: at every save, so that nothing is saved unseen.</summary>
internal sealed class ChangeDescription : IDisposable
{
    private static readonly JsonWriterOptions Readable = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Utf8JsonWriter _json;
    private bool _any;

    public ChangeDescription() => _json = new Utf8JsonWriter(_buffer, Readable);

    /// <summary>Forgets the unit before.</summary>
    public void Begin()
    {
        _buffer.ResetWrittenCount();
        _json.Reset(_buffer);
        _any = false;
        _json.WriteStartObject();
        _json.WriteStartArray("changes");
    }

    /// <summary>Adds what is about to be saved, and names the topics of the changed entities. The tracker must have detected its changes.</summary>
    public void Add(ChangeTracker tracker, Action<string> topic)
    {
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
                _any = true;
                WriteEntry(entry);
            }
        }
    }

    /// <summary>The JSON; null when nothing that is audited changed.</summary>
    /// <param name="inserted">Rows inserted in bulk, by entity.</param>
    /// <param name="details">What the use case records, as JSON, or null.</param>
    public string? End(IReadOnlyDictionary<string, long> inserted, string? details)
    {
        _json.WriteEndArray();
        if (inserted.Count > 0)
        {
            _json.WriteStartObject("inserted");
            foreach (var (entity, rows) in inserted)
            {
                _json.WriteNumber(entity, rows);
            }

            _json.WriteEndObject();
        }

        if (details is not null)
        {
            _json.WritePropertyName("details");
            _json.WriteRawValue(details);
        }

        _json.WriteEndObject();
        _json.Flush();
        return _any || inserted.Count > 0 || details is not null ? Encoding.UTF8.GetString(_buffer.WrittenSpan) : null;
    }

    public void Dispose() => _json.Dispose();

    private void WriteEntry(EntityEntry entry)
    {
        _json.WriteStartObject();
        _json.WriteString("entity", entry.Metadata.ShortName());
        _json.WriteString("state", entry.State.ToString());
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
                _json.WriteString(name, "•");
            }
            else if (entry.State == EntityState.Modified && !key)
            {
                _json.WriteStartArray(name);
                _json.WriteStringValue(Text(property.Metadata, property.OriginalValue));
                _json.WriteStringValue(Text(property.Metadata, property.CurrentValue));
                _json.WriteEndArray();
            }
            else
            {
                _json.WriteString(name, Text(property.Metadata, property.CurrentValue));
            }
        }

        _json.WriteEndObject();
    }

    private static string? Text(IProperty property, object? value) => value switch
    {
        null => null,
        string text => text,
        DateTimeOffset at => at.ToString("O", CultureInfo.InvariantCulture),
        byte[] bytes => Convert.ToHexString(bytes),
        IFormattable formattable and not Domain.Kernel.Money => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => Stored(property, value) ?? value.ToString(),
    };

    /// <summary>What the database keeps says more than the name of a type: ids as GUIDs, lists as their text.</summary>
    private static string? Stored(IProperty property, object value) =>
        property.GetTypeMapping().Converter?.ConvertToProvider(value) switch
        {
            string text => text,
            Guid id => id.ToString(),
            byte[] { Length: 16 } id => new Guid(id, bigEndian: true).ToString(),
            _ => null,
        };
}
