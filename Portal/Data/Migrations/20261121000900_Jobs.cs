using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Data.Migrations;

[DbContext(typeof(PortalDb))]
[Migration("20261121000900_Jobs")]
internal sealed class Jobs : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "JobRuns",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Id = columns.Id("Id"),
                    Job = columns.Text("Job"),
                    ScheduledAt = columns.Long("ScheduledAt"),
                    StartedAt = columns.Long("StartedAt"),
                    StartedBy = columns.Text("StartedBy", nullable: true),
                    Node = columns.Text("Node"),
                    EndedAt = columns.Long("EndedAt", nullable: true),
                    Outcome = columns.Text("Outcome"),
                    Error = columns.Text("Error", nullable: true),
                    Numbers = columns.Text("Numbers", nullable: true),
                };
            },
            constraints: table => table.PrimaryKey("PK_JobRuns", row => row.Id));
        migrationBuilder.CreateIndex("IX_JobRuns_Job_ScheduledAt", "JobRuns", ["Job", "ScheduledAt"], unique: true);
        migrationBuilder.CreateIndex("IX_JobRuns_Job_StartedAt", "JobRuns", ["Job", "StartedAt"]);
        migrationBuilder.CreateTable(
            "Settings",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Name = columns.Text("Name"),
                    ValidFrom = columns.Long("ValidFrom"),
                    Value = columns.Decimal("Value", nullable: true),
                    ChangedAt = columns.Long("ChangedAt"),
                    ChangedBy = columns.Text("ChangedBy"),
                };
            },
            constraints: table => table.PrimaryKey("PK_Settings", row => new { row.Name, row.ValidFrom }));
    }
}
