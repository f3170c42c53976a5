using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Data.Migrations;

[DbContext(typeof(PortalDb))]
[Migration("20261122060000_Dunning")]
internal sealed class Dunning : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "DunningNotices",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Id = columns.Id("Id"),
                    Unit = columns.Id("Unit"),
                    Due = columns.Date("Due"),
                    Stage = columns.Text("Stage"),
                    On = columns.Date("On"),
                    Form = columns.Text("Form"),
                    RecordedBy = columns.Text("RecordedBy"),
                    Recorder = columns.Id("Recorder", nullable: true),
                    RecordedAt = columns.Long("RecordedAt"),
                    WithdrawnAt = columns.Long("WithdrawnAt", nullable: true),
                    WithdrawnBy = columns.Text("WithdrawnBy", nullable: true),
                    WithdrawnWhy = columns.Text("WithdrawnWhy", nullable: true),
                };
            },
            constraints: table => table.PrimaryKey("PK_DunningNotices", row => row.Id));
        migrationBuilder.CreateIndex("IX_DunningNotices_Unit_Due", "DunningNotices", ["Unit", "Due"]);
        migrationBuilder.CreateIndex("IX_DunningNotices_RecordedAt", "DunningNotices", "RecordedAt");
        migrationBuilder.CreateIndex("IX_DunningNotices_Due", "DunningNotices", "Due");
        migrationBuilder.CreateIndex("IX_DunningNotices_Form", "DunningNotices", "Form");
        migrationBuilder.CreateIndex("IX_Bills_Due", "Bills", "Due");
    }
}
