using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Data.Migrations;

[DbContext(typeof(PortalDb))]
[Migration("20261121000310_ProtectionKeys")]
internal sealed class ProtectionKeys : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.CreateTable(
            "ProtectionKeys",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Name = columns.Text("Name"),
                    Xml = columns.Text("Xml"),
                    CreatedAt = columns.Long("CreatedAt"),
                };
            },
            constraints: table => table.PrimaryKey("PK_ProtectionKeys", row => row.Name));
}
