using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Data.Migrations;

[DbContext(typeof(PortalDb))]
[Migration("20261121001100_Demo")]
internal sealed class Demo : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.CreateTable(
            "Demonstrations",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Id = columns.Int("Id"),
                    MadeAt = columns.Long("MadeAt"),
                    Units = columns.Int("Units"),
                    Months = columns.Int("Months"),
                    Seed = columns.Int("Seed"),
                    WallKey = columns.Text("WallKey", nullable: true),
                };
            },
            constraints: table => table.PrimaryKey("PK_Demonstrations", row => row.Id));
}
