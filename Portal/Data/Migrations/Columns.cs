using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Migrations.Operations.Builders;

namespace Portal.Data.Migrations;

/// <summary>The column types of the model, once for both engines, so that a migration reads like the table it makes.</summary>
internal sealed class Columns(ColumnsBuilder table, string? activeProvider)
{
    private readonly bool _sqlite = activeProvider == PortalDb.SqliteProvider;

    /// <summary>How text is ordered, for a column that a migration adds later; null is the engine's own order.</summary>
    public static string? CollationOf(string? activeProvider) => activeProvider == PortalDb.SqliteProvider ? null : PortalDb.OrdinalCollation;

    /// <summary>A typed id: 16 bytes on SQLite, uuid on PostgreSQL.</summary>
    public OperationBuilder<AddColumnOperation> Id(string name, bool nullable = false) =>
        _sqlite ? table.Column<byte[]>(name: name, nullable: nullable) : table.Column<Guid>(name: name, nullable: nullable);

    /// <summary>An instant as UTC Unix milliseconds, money as fen, or another whole number.</summary>
    public OperationBuilder<AddColumnOperation> Long(string name, bool nullable = false) =>
        table.Column<long>(name: name, nullable: nullable);

    /// <summary>A small whole number, or a month as yyyyMM.</summary>
    public OperationBuilder<AddColumnOperation> Int(string name, bool nullable = false) =>
        table.Column<int>(name: name, nullable: nullable);

    /// <summary>A number that the database counts up.</summary>
    public OperationBuilder<AddColumnOperation> Counter(string name) =>
        table.Column<long>(name: name, nullable: false)
            .Annotation("Sqlite:Autoincrement", true)
            .Annotation("Npgsql:ValueGenerationStrategy", Npgsql.EntityFrameworkCore.PostgreSQL.Metadata.NpgsqlValueGenerationStrategy.IdentityByDefaultColumn);

    /// <summary>Text of any length, or an enum's name.</summary>
    public OperationBuilder<AddColumnOperation> Text(string name, bool nullable = false) =>
        table.Column<string>(name: name, nullable: nullable, collation: CollationOf(activeProvider));

    /// <summary>A truth value.</summary>
    public OperationBuilder<AddColumnOperation> Bool(string name, bool nullable = false) =>
        table.Column<bool>(name: name, nullable: nullable);

    /// <summary>A day of the site.</summary>
    public OperationBuilder<AddColumnOperation> Date(string name, bool nullable = false) =>
        table.Column<DateOnly>(name: name, nullable: nullable);

    /// <summary>Raw bytes.</summary>
    public OperationBuilder<AddColumnOperation> Bytes(string name, bool nullable = false) =>
        table.Column<byte[]>(name: name, nullable: nullable);

    /// <summary>A decimal that is not money, such as an area: text on SQLite, numeric on PostgreSQL.</summary>
    public OperationBuilder<AddColumnOperation> Decimal(string name, bool nullable = false) =>
        table.Column<decimal>(name: name, nullable: nullable);
}
