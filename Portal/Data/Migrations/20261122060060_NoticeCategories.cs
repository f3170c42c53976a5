using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Data.Migrations;

[DbContext(typeof(PortalDb))]
[Migration("20261122060060_NoticeCategories")]
internal sealed class NoticeCategories : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.AddColumn<string>(
        "Category", "Notices", nullable: false, defaultValue: "General", collation: Columns.CollationOf(ActiveProvider));
}
