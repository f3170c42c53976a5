using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Data.Migrations;

[DbContext(typeof(PortalDb))]
[Migration("20261121000100_Audit")]
internal sealed class Audit : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "Audit",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Node = columns.Text("Node"),
                    Sequence = columns.Long("Sequence"),
                    At = columns.Long("At"),
                    ActorKind = columns.Text("ActorKind"),
                    ActorId = columns.Text("ActorId"),
                    ActorName = columns.Text("ActorName"),
                    Action = columns.Text("Action"),
                    Changes = columns.Text("Changes"),
                    PreviousHash = columns.Bytes("PreviousHash"),
                    Hash = columns.Bytes("Hash"),
                };
            },
            constraints: table => table.PrimaryKey("PK_Audit", row => new { row.Node, row.Sequence }));
        migrationBuilder.CreateIndex("IX_Audit_At", "Audit", "At");
    }
}
