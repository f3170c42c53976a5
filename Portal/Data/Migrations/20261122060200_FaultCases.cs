using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Data.Migrations;

[DbContext(typeof(PortalDb))]
[Migration("20261122060200_FaultCases")]
internal sealed class FaultCases : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "FaultCases",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Obligation = columns.Text("Obligation"),
                    Key = columns.Text("Key"),
                    Item = columns.Text("Item"),
                    Thing = columns.Text("Thing"),
                    CaseId = columns.Id("CaseId"),
                    Number = columns.Text("Number"),
                };
            },
            constraints: table => table.PrimaryKey("PK_FaultCases", row => new { row.Obligation, row.Key, row.Item, row.Thing }));
        migrationBuilder.CreateIndex("IX_FaultCases_CaseId", "FaultCases", "CaseId");
    }
}
