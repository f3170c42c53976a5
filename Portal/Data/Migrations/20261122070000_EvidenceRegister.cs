using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Data.Migrations;

/// <summary>The register reads one obligation over a period.</summary>
[DbContext(typeof(PortalDb))]
[Migration("20261122070000_EvidenceRegister")]
internal sealed class EvidenceRegister : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.CreateIndex("IX_Occurrences_Obligation_Due", "Occurrences", ["Obligation", "Due"]);
}
