using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Data.Migrations;

/// <summary>What tells that somebody leaves, and that a sick leave is over.</summary>
[DbContext(typeof(PortalDb))]
[Migration("20261122060050_PeopleEvents")]
internal sealed class PeopleEvents : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var collation = Columns.CollationOf(ActiveProvider);
        migrationBuilder.AddColumn<DateOnly>("LastDay", "People", nullable: true);
        migrationBuilder.AddColumn<string>("Kind", "Leaves", nullable: false, defaultValue: "Other", collation: collation);
    }
}
