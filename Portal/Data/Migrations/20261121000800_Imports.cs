using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Data.Migrations;

[DbContext(typeof(PortalDb))]
[Migration("20261121000800_Imports")]
internal sealed class Imports : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "ImportRuns",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Id = columns.Id("Id"),
                    Kind = columns.Text("Kind"),
                    FileName = columns.Text("FileName"),
                    FileHash = columns.Text("FileHash"),
                    ActorName = columns.Text("ActorName"),
                    At = columns.Long("At"),
                    Outcome = columns.Text("Outcome"),
                    Total = columns.Int("Total"),
                    Accepted = columns.Int("Accepted"),
                    Unchanged = columns.Int("Unchanged"),
                    Rejected = columns.Int("Rejected"),
                    Warnings = columns.Int("Warnings"),
                };
            },
            constraints: table => table.PrimaryKey("PK_ImportRuns", row => row.Id));
        migrationBuilder.CreateIndex("IX_ImportRuns_At", "ImportRuns", "At");
    }
}
