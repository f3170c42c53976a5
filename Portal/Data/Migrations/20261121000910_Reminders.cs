using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Data.Migrations;

[DbContext(typeof(PortalDb))]
[Migration("20261121000910_Reminders")]
internal sealed class Reminders : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "Reminders",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Kind = columns.Text("Kind"),
                    Occurrence = columns.Text("Occurrence"),
                    Person = columns.Id("Person"),
                    DueAt = columns.Long("DueAt"),
                    Args = columns.Text("Args"),
                    Clause = columns.Text("Clause", nullable: true),
                    DeliveredAt = columns.Long("DeliveredAt", nullable: true),
                };
            },
            constraints: table => table.PrimaryKey("PK_Reminders", row => new { row.Kind, row.Occurrence, row.Person }));
        migrationBuilder.CreateIndex("IX_Reminders_Waiting", "Reminders", "DueAt", filter: "\"DeliveredAt\" IS NULL");
        migrationBuilder.CreateIndex("IX_Reminders_Occurrence", "Reminders", "Occurrence");
        migrationBuilder.CreateTable(
            "InboxMessages",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Id = columns.Id("Id"),
                    Person = columns.Id("Person"),
                    Text = columns.Text("Text"),
                    Args = columns.Text("Args"),
                    Clause = columns.Text("Clause", nullable: true),
                    Link = columns.Text("Link", nullable: true),
                    DueAt = columns.Long("DueAt"),
                    DeliveredAt = columns.Long("DeliveredAt"),
                    AcknowledgedAt = columns.Long("AcknowledgedAt", nullable: true),
                };
            },
            constraints: table => table.PrimaryKey("PK_InboxMessages", row => row.Id));
        migrationBuilder.CreateIndex("IX_InboxMessages_Person_DeliveredAt", "InboxMessages", ["Person", "DeliveredAt"]);
        migrationBuilder.CreateIndex("IX_InboxMessages_DeliveredAt", "InboxMessages", "DeliveredAt");
        migrationBuilder.CreateIndex("IX_InboxMessages_Open", "InboxMessages", "Person", filter: "\"AcknowledgedAt\" IS NULL");
    }
}
