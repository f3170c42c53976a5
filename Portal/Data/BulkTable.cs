using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Portal.Data;

/// <summary>How the rows of an entity are written without the change tracker: its columns, with the model's conversions.</summary>
internal sealed class BulkTable
{
    private const string Annotation = "Portal:BulkTable";

    private BulkTable(IEntityType type)
    {
        Name = type.GetTableName() ?? throw new NotSupportedException($"{type.ShortName()} has no table.");
        if (type.GetComplexProperties().Any() || type.GetProperties().Any(property => property.IsShadowProperty()))
        {
            throw new NotSupportedException($"{type.ShortName()} has columns that are not properties of its class.");
        }

        Columns = [.. type.GetProperties().Where(property => !IsCountedUp(property)).Select(property => new BulkColumn(property))];
        Key = [.. Columns.Where(column => column.IsKey)];
        ColumnList = string.Join(',', Columns.Select(column => $"\"{column.Name}\""));
    }

    /// <summary>The table.</summary>
    public string Name { get; }

    /// <summary>Its columns, but for one that the database counts up.</summary>
    public IReadOnlyList<BulkColumn> Columns { get; }

    /// <summary>The columns of the primary key.</summary>
    public IReadOnlyList<BulkColumn> Key { get; }

    /// <summary>The columns of properties, by name.</summary>
    public IReadOnlyList<BulkColumn> Of(IEnumerable<string> properties) =>
        [.. properties.Select(name => Columns.Single(column => column.Property == name))];

    /// <summary><c>"A","B"</c>.</summary>
    public string ColumnList { get; }

    /// <summary>Made once for each entity of the model.</summary>
    public static BulkTable Of(IEntityType type) =>
        type.GetOrAddRuntimeAnnotationValue(Annotation, static type => new BulkTable(type!), type);

    private static bool IsCountedUp(IProperty property) =>
        property.ValueGenerated == ValueGenerated.OnAdd && (property.ClrType == typeof(long) || property.ClrType == typeof(int));
}

/// <summary>A column, and how its value is read from an entity.</summary>
internal sealed class BulkColumn
{
    private readonly IClrPropertyGetter _getter;
    private readonly Func<object?, object?>? _convert;

    public BulkColumn(IProperty property)
    {
        var mapping = (RelationalTypeMapping)property.GetTypeMapping();
        Property = property.Name;
        IsKey = property.IsPrimaryKey();
        Name = property.GetColumnName();
        StoreType = mapping.StoreType;
        _getter = property.GetGetter();
        _convert = mapping.Converter?.ConvertToProvider;
    }

    public string Property { get; }

    public bool IsKey { get; }

    public string Name { get; }

    public string StoreType { get; }

    /// <summary>The value as the database keeps it; null for none.</summary>
    public object? Read(object entity)
    {
        var value = _getter.GetClrValueUsingContainingEntity(entity);
        return value is null || _convert is null ? value : _convert(value);
    }
}
