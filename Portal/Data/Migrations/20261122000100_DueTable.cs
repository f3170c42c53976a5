using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Data.Migrations;

/// <summary>One due table for every reminder: occurrences know whom and what they are about, and the reminders' own table goes.</summary>
[DbContext(typeof(PortalDb))]
[Migration("20261122000100_DueTable")]
internal sealed class DueTable : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var collation = Columns.CollationOf(ActiveProvider);
        if (ActiveProvider == PortalDb.SqliteProvider)
        {
            migrationBuilder.AddColumn<byte[]>("Holder", "Occurrences", nullable: true);
        }
        else
        {
            migrationBuilder.AddColumn<Guid>("Holder", "Occurrences", nullable: true);
        }

        foreach (var column in new[] { "Label", "Link", "Args" })
        {
            migrationBuilder.AddColumn<string>(column, "Occurrences", nullable: true, collation: collation);
        }

        migrationBuilder.AddColumn<string>("Plan", "Occurrences", nullable: true, collation: collation);
        migrationBuilder.AddColumn<long>("Until", "Occurrences", nullable: true);
        migrationBuilder.AddColumn<string>("Origin", "InboxMessages", nullable: true, collation: collation);
        migrationBuilder.CreateIndex("IX_InboxMessages_Person_Origin", "InboxMessages", ["Person", "Origin"], unique: true, filter: "\"Origin\" IS NOT NULL");
        migrationBuilder.DropTable("Reminders");
        migrationBuilder.CreateTable(
            "RecordedEvents",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Id = columns.Id("Id"),
                    Kind = columns.Text("Kind"),
                    Label = columns.Text("Label"),
                    At = columns.Long("At"),
                    Holder = columns.Id("Holder", nullable: true),
                    RecordedBy = columns.Text("RecordedBy"),
                    RecordedAt = columns.Long("RecordedAt"),
                    WithdrawnAt = columns.Long("WithdrawnAt", nullable: true),
                    WithdrawnWhy = columns.Text("WithdrawnWhy", nullable: true),
                    WithdrawnBy = columns.Text("WithdrawnBy", nullable: true),
                };
            },
            constraints: table => table.PrimaryKey("PK_RecordedEvents", row => row.Id));
        migrationBuilder.CreateTable(
            "Leaves",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Id = columns.Id("Id"),
                    Person = columns.Id("Person"),
                    First = columns.Date("First"),
                    Last = columns.Date("Last"),
                    Substitute = columns.Id("Substitute", nullable: true),
                    RecordedBy = columns.Text("RecordedBy"),
                    RecordedAt = columns.Long("RecordedAt"),
                    WithdrawnAt = columns.Long("WithdrawnAt", nullable: true),
                };
            },
            constraints: table => table.PrimaryKey("PK_Leaves", row => row.Id));
        migrationBuilder.CreateIndex("IX_Leaves_Last", "Leaves", "Last");
        migrationBuilder.CreateIndex("IX_RecordedEvents_At", "RecordedEvents", "At");
    }
}
