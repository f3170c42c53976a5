using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Data.Migrations;

[DbContext(typeof(PortalDb))]
[Migration("20261121001200_Rules")]
internal sealed class Rules : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "PackSwitches",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Pack = columns.Text("Pack"),
                    From = columns.Long("From"),
                    IsOn = columns.Bool("IsOn"),
                    ChangedBy = columns.Text("ChangedBy"),
                };
            },
            constraints: table => table.PrimaryKey("PK_PackSwitches", row => new { row.Pack, row.From }));
        migrationBuilder.CreateTable(
            "RuleVersions",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Key = columns.Text("Key"),
                    Number = columns.Int("Number"),
                    Value = columns.Text("Value", nullable: true),
                    From = columns.Long("From"),
                    ChangedAt = columns.Long("ChangedAt"),
                    ChangedBy = columns.Text("ChangedBy"),
                };
            },
            constraints: table => table.PrimaryKey("PK_RuleVersions", row => new { row.Key, row.Number }));
        migrationBuilder.CreateTable(
            "RuleReadings",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Clause = columns.Text("Clause"),
                    Version = columns.Int("Version"),
                    Person = columns.Id("Person"),
                    AskedAt = columns.Long("AskedAt"),
                    ReadAt = columns.Long("ReadAt", nullable: true),
                };
            },
            constraints: table => table.PrimaryKey("PK_RuleReadings", row => new { row.Clause, row.Version, row.Person }));
        migrationBuilder.CreateIndex("IX_RuleReadings_Person", "RuleReadings", "Person");
    }
}
