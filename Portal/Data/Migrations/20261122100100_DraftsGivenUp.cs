using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Data.Migrations;

/// <summary>A draft that was given up says why and by whom.</summary>
[DbContext(typeof(PortalDb))]
[Migration("20261122100100_DraftsGivenUp")]
internal sealed class DraftsGivenUp : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var collation = Columns.CollationOf(ActiveProvider);
        migrationBuilder.AddColumn<string>("GivenUpFor", "RegisterEntries", nullable: true, collation: collation);
        migrationBuilder.AddColumn<string>("GivenUpBy", "RegisterEntries", nullable: true, collation: collation);
    }
}
