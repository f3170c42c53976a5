using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Data.Migrations;

[DbContext(typeof(PortalDb))]
[Migration("20261122105000_Handovers")]
internal sealed class Handovers : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "Handovers",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Id = columns.Id("Id"),
                    PostId = columns.Id("PostId"),
                    Start = columns.Long("Start"),
                    End = columns.Long("End"),
                    State = columns.Text("State"),
                    Outgoing = columns.Id("Outgoing", nullable: true),
                    OutgoingName = columns.Text("OutgoingName", nullable: true),
                    OfferedAt = columns.Long("OfferedAt", nullable: true),
                    Incoming = columns.Id("Incoming", nullable: true),
                    IncomingName = columns.Text("IncomingName", nullable: true),
                    AcceptedAt = columns.Long("AcceptedAt", nullable: true),
                    Version = columns.Int("Version"),
                };
            },
            constraints: table => table.PrimaryKey("PK_Handovers", row => row.Id));
        migrationBuilder.CreateIndex("IX_Handovers_PostId_Start", "Handovers", ["PostId", "Start"], unique: true);
        migrationBuilder.CreateIndex("IX_Handovers_Start", "Handovers", "Start");
        migrationBuilder.CreateTable(
            "HandoverItems",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    HandoverId = columns.Id("HandoverId"),
                    No = columns.Int("No"),
                    Kind = columns.Text("Kind"),
                    Subject = columns.Text("Subject"),
                    Text = columns.Text("Text"),
                    Since = columns.Long("Since"),
                    By = columns.Text("By", nullable: true),
                    DoneAt = columns.Long("DoneAt", nullable: true),
                    DoneBy = columns.Text("DoneBy", nullable: true),
                    DoneNote = columns.Text("DoneNote", nullable: true),
                };
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_HandoverItems", row => new { row.HandoverId, row.No });
                table.ForeignKey("FK_HandoverItems_Handovers_HandoverId", row => row.HandoverId, "Handovers", "Id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateTable(
            "HandoverEvents",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    HandoverId = columns.Id("HandoverId"),
                    No = columns.Int("No"),
                    Kind = columns.Text("Kind"),
                    At = columns.Long("At"),
                    By = columns.Text("By"),
                    Text = columns.Text("Text", nullable: true),
                    Obligation = columns.Text("Obligation", nullable: true),
                    Clause = columns.Text("Clause", nullable: true),
                };
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_HandoverEvents", row => new { row.HandoverId, row.No });
                table.ForeignKey("FK_HandoverEvents_Handovers_HandoverId", row => row.HandoverId, "Handovers", "Id", onDelete: ReferentialAction.Cascade);
            });
    }
}
