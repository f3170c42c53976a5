using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Data.Migrations;

/// <summary>The last day of a person, and what kind a leave is of: obligations hang on both.</summary>
[DbContext(typeof(PortalDb))]
[Migration("20261122060000_PeopleDates")]
internal sealed class PeopleDates : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var collation = ActiveProvider == PortalDb.SqliteProvider ? null : PortalDb.OrdinalCollation;
        migrationBuilder.AddColumn<DateOnly>("LastDay", "People", nullable: true);
        migrationBuilder.AddColumn<string>("Kind", "Leaves", nullable: false, defaultValue: "Other", collation: collation);
    }
}
