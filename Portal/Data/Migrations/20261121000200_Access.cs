using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Data.Migrations;

[DbContext(typeof(PortalDb))]
[Migration("20261121000200_Access")]
internal sealed class Access : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "ApiKeys",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Id = columns.Id("Id"),
                    Name = columns.Text("Name"),
                    Purpose = columns.Text("Purpose"),
                    Scope = columns.Text("Scope"),
                    SecretHash = columns.Bytes("SecretHash"),
                    CreatedAt = columns.Long("CreatedAt"),
                    RevokedAt = columns.Long("RevokedAt", nullable: true),
                };
            },
            constraints: table => table.PrimaryKey("PK_ApiKeys", row => row.Id));
        migrationBuilder.CreateIndex("IX_ApiKeys_SecretHash", "ApiKeys", "SecretHash", unique: true);
    }
}
