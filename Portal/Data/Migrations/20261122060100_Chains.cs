using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Data.Migrations;

/// <summary>Events that closing an obligation tells: what they happened to, and what was answered.</summary>
[DbContext(typeof(PortalDb))]
[Migration("20261122060100_Chains")]
internal sealed class Chains : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var collation = Columns.CollationOf(ActiveProvider);
        migrationBuilder.AddColumn<string>("Subject", "RecordedEvents", nullable: true, collation: collation);
        migrationBuilder.AddColumn<string>("Answers", "RecordedEvents", nullable: true, collation: collation);
        migrationBuilder.CreateIndex("IX_RecordedEvents_Kind_Subject", "RecordedEvents", ["Kind", "Subject"], unique: true, filter: "\"Subject\" IS NOT NULL");
    }
}
