using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Data.Migrations;

[DbContext(typeof(PortalDb))]
[Migration("20261122080000_ObligationTerms")]
internal sealed class ObligationTerms : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable(
        "ObligationTerms",
        table =>
        {
            var columns = new Columns(table, ActiveProvider);
            return new
            {
                Obligation = columns.Text("Obligation"),
                Number = columns.Int("Number"),
                Terms = columns.Text("Terms"),
                From = columns.Long("From"),
                ChangedAt = columns.Long("ChangedAt"),
                ChangedBy = columns.Text("ChangedBy"),
            };
        },
        constraints: table => table.PrimaryKey("PK_ObligationTerms", row => new { row.Obligation, row.Number }));
}
