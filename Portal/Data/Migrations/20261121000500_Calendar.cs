using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Portal.Features.Calendar;

namespace Portal.Data.Migrations;

[DbContext(typeof(PortalDb))]
[Migration("20261121000500_Calendar")]
internal sealed class Calendar : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "CalendarDays",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Date = columns.Date("Date"),
                    Name = columns.Text("Name"),
                    Off = columns.Bool("Off"),
                };
            },
            constraints: table => table.PrimaryKey("PK_CalendarDays", row => row.Date));

        // Once, in the transaction that makes the table: what is edited later stays edited.
        foreach (var day in PublishedHolidays.Of("2025-2026"))
        {
            migrationBuilder.Sql(FormattableString.Invariant(
                $"""INSERT INTO "CalendarDays" ("Date", "Name", "Off") VALUES ('{day.Date:yyyy-MM-dd}', '{day.Name}', {(day.Off ? "TRUE" : "FALSE")});"""));
        }
    }
}
