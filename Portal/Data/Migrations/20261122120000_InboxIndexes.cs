using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Data.Migrations;

/// <summary>A message costs fewer pages: its readers lie side by side by what they were told of, and one index serves a person's open messages and the others.</summary>
[DbContext(typeof(PortalDb))]
[Migration("20261122120000_InboxIndexes")]
internal sealed class InboxIndexes : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropIndex("IX_InboxMessages_Person_Origin", "InboxMessages");
        migrationBuilder.DropIndex("IX_InboxMessages_Person_DeliveredAt", "InboxMessages");
        migrationBuilder.DropIndex("IX_InboxMessages_Open", "InboxMessages");
        migrationBuilder.CreateIndex("IX_InboxMessages_Origin_Person", "InboxMessages", ["Origin", "Person"], unique: true, filter: "\"Origin\" IS NOT NULL");
        migrationBuilder.CreateIndex("IX_InboxMessages_Person_AcknowledgedAt_DeliveredAt", "InboxMessages", ["Person", "AcknowledgedAt", "DeliveredAt"]);
        migrationBuilder.CreateIndex("IX_InboxMessages_Open", "InboxMessages", "DeliveredAt", filter: "\"AcknowledgedAt\" IS NULL");
    }
}
