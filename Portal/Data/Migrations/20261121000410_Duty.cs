using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Data.Migrations;

[DbContext(typeof(PortalDb))]
[Migration("20261121000410_Duty")]
internal sealed class Duty : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "Posts",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Id = columns.Id("Id"),
                    Code = columns.Text("Code"),
                    Name = columns.Text("Name"),
                    Windows = columns.Text("Windows"),
                };
            },
            constraints: table => table.PrimaryKey("PK_Posts", row => row.Id));
        migrationBuilder.CreateIndex("IX_Posts_Code", "Posts", "Code", unique: true);

        migrationBuilder.CreateTable(
            "Assignments",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Id = columns.Id("Id"),
                    PersonId = columns.Id("PersonId"),
                    PostId = columns.Id("PostId"),
                    Start = columns.Long("Start"),
                    End = columns.Long("End"),
                    Withdrawn = columns.Bool("Withdrawn"),
                    WithdrawnReason = columns.Text("WithdrawnReason", nullable: true),
                };
            },
            constraints: table => table.PrimaryKey("PK_Assignments", row => row.Id));
        migrationBuilder.CreateIndex("IX_Assignments_End_Start", "Assignments", ["End", "Start"]);
        migrationBuilder.CreateIndex("IX_Assignments_PersonId_Start", "Assignments", ["PersonId", "Start"]);
        migrationBuilder.CreateIndex("IX_Assignments_PostId_Start", "Assignments", ["PostId", "Start"]);

        migrationBuilder.CreateTable(
            "Presence",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Id = columns.Id("Id"),
                    PersonId = columns.Id("PersonId"),
                    PostId = columns.Id("PostId"),
                    At = columns.Long("At"),
                    Kind = columns.Text("Kind"),
                    Sequence = columns.Long("Sequence"),
                    Day = columns.Date("Day"),
                    DayCount = columns.Int("DayCount"),
                    RecordedAt = columns.Long("RecordedAt"),
                    Reason = columns.Text("Reason", nullable: true),
                };
            },
            constraints: table => table.PrimaryKey("PK_Presence", row => row.Id));
        migrationBuilder.CreateIndex("IX_Presence_At", "Presence", "At");
        migrationBuilder.CreateIndex("IX_Presence_PersonId_At_PostId_Kind", "Presence", ["PersonId", "At", "PostId", "Kind"], unique: true);
        migrationBuilder.CreateIndex("IX_Presence_Sequence", "Presence", "Sequence", unique: true);
        migrationBuilder.CreateIndex("IX_Presence_Day_DayCount", "Presence", ["Day", "DayCount"], unique: true);
    }
}
