using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Data.Migrations;

[DbContext(typeof(PortalDb))]
[Migration("20261121001000_Statistics")]
internal sealed class Statistics : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "StatisticsMonths",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Period = columns.Int("Period"),
                    ComputedAt = columns.Long("ComputedAt", nullable: true),
                    FrozenAt = columns.Long("FrozenAt", nullable: true),
                };
            },
            constraints: table => table.PrimaryKey("PK_StatisticsMonths", row => row.Period));
        migrationBuilder.CreateTable(
            "MonthFigures",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Period = columns.Int("Period"),
                    Key = columns.Text("Key"),
                    Value = columns.Decimal("Value", nullable: true),
                    Rows = columns.Int("Rows"),
                    Target = columns.Decimal("Target", nullable: true),
                    Clause = columns.Text("Clause", nullable: true),
                    Restated = columns.Decimal("Restated", nullable: true),
                    RestatedRows = columns.Int("RestatedRows", nullable: true),
                };
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_MonthFigures", row => new { row.Period, row.Key });
                table.ForeignKey("FK_MonthFigures_StatisticsMonths_Period", row => row.Period, "StatisticsMonths", "Period", onDelete: ReferentialAction.Cascade);
            });
    }
}
