using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Data.Migrations;

[DbContext(typeof(PortalDb))]
[Migration("20261121000420_IdempotencyKeys")]
internal sealed class IdempotencyKeys : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "IdempotencyKeys",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    ActorId = columns.Text("ActorId"),
                    Action = columns.Text("Action"),
                    Key = columns.Text("Key"),
                    ContentHash = columns.Bytes("ContentHash"),
                    AnswerId = columns.Text("AnswerId"),
                    AnswerNumber = columns.Text("AnswerNumber"),
                    UsedAt = columns.Long("UsedAt"),
                };
            },
            constraints: table => table.PrimaryKey("PK_IdempotencyKeys", row => new { row.ActorId, row.Action, row.Key }));
        migrationBuilder.CreateIndex("IX_IdempotencyKeys_UsedAt", "IdempotencyKeys", "UsedAt");
    }
}
