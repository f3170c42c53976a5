using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Data.Migrations;

[DbContext(typeof(PortalDb))]
[Migration("20261121001300_Obligations")]
internal sealed class Obligations : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "Occurrences",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Obligation = columns.Text("Obligation"),
                    Key = columns.Text("Key"),
                    Opens = columns.Long("Opens"),
                    Due = columns.Long("Due"),
                    MissedAt = columns.Long("MissedAt"),
                    Subject = columns.Text("Subject", nullable: true),
                    Citation = columns.Text("Citation"),
                    DoneAt = columns.Long("DoneAt", nullable: true),
                    DoneBy = columns.Id("DoneBy", nullable: true),
                    Note = columns.Text("Note", nullable: true),
                };
            },
            constraints: table => table.PrimaryKey("PK_Occurrences", row => new { row.Obligation, row.Key }));
        migrationBuilder.CreateIndex("IX_Occurrences_Due", "Occurrences", "Due");
        migrationBuilder.CreateTable(
            "OccurrenceStages",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Obligation = columns.Text("Obligation"),
                    Key = columns.Text("Key"),
                    Stage = columns.Text("Stage"),
                    At = columns.Long("At"),
                    SettledAt = columns.Long("SettledAt", nullable: true),
                    Readers = columns.Int("Readers"),
                };
            },
            constraints: table => table.PrimaryKey("PK_OccurrenceStages", row => new { row.Obligation, row.Key, row.Stage }));
        migrationBuilder.CreateIndex("IX_OccurrenceStages_Waiting", "OccurrenceStages", "At", filter: "\"SettledAt\" IS NULL");
    }
}
