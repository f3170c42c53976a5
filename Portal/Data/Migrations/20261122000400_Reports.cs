using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Data.Migrations;

[DbContext(typeof(PortalDb))]
[Migration("20261122000400_Reports")]
internal sealed class Reports : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "Reports",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Id = columns.Id("Id"),
                    Template = columns.Text("Template"),
                    TemplateVersion = columns.Int("TemplateVersion"),
                    Department = columns.Text("Department"),
                    Turn = columns.Text("Turn"),
                    From = columns.Date("From"),
                    To = columns.Date("To"),
                    Due = columns.Long("Due"),
                    LateAt = columns.Long("LateAt"),
                    State = columns.Text("State"),
                    SubmittedAt = columns.Long("SubmittedAt", nullable: true),
                    SubmittedBy = columns.Id("SubmittedBy", nullable: true),
                    Values = columns.Text("Values"),
                    Version = columns.Int("Version"),
                };
            },
            constraints: table => table.PrimaryKey("PK_Reports", row => row.Id));
        migrationBuilder.CreateIndex("IX_Reports_Template_Department_Turn", "Reports", ["Template", "Department", "Turn"], unique: true);
        migrationBuilder.CreateIndex("IX_Reports_Due", "Reports", "Due");
        migrationBuilder.CreateTable(
            "ReportEvents",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    ReportId = columns.Id("ReportId"),
                    No = columns.Int("No"),
                    Kind = columns.Text("Kind"),
                    At = columns.Long("At"),
                    By = columns.Text("By"),
                    Text = columns.Text("Text", nullable: true),
                    Content = columns.Text("Content", nullable: true),
                };
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_ReportEvents", row => new { row.ReportId, row.No });
                table.ForeignKey("FK_ReportEvents_Reports_ReportId", row => row.ReportId, "Reports", "Id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateTable(
            "UpwardReports",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Id = columns.Id("Id"),
                    Day = columns.Date("Day"),
                    DayCount = columns.Int("DayCount"),
                    Kind = columns.Text("Kind"),
                    Title = columns.Text("Title"),
                    Text = columns.Text("Text"),
                    Proposal = columns.Text("Proposal"),
                    FoundAt = columns.Long("FoundAt"),
                    ReportedAt = columns.Long("ReportedAt"),
                    Reporter = columns.Id("Reporter"),
                    Superior = columns.Id("Superior"),
                    Addressee = columns.Id("Addressee"),
                    SkipReason = columns.Text("SkipReason", nullable: true),
                    Department = columns.Text("Department", nullable: true),
                    Source = columns.Text("Source", nullable: true),
                    AcknowledgedAt = columns.Long("AcknowledgedAt", nullable: true),
                    AcknowledgedBy = columns.Id("AcknowledgedBy", nullable: true),
                    InformedAt = columns.Long("InformedAt", nullable: true),
                    Instruction = columns.Text("Instruction", nullable: true),
                    InstructedBy = columns.Id("InstructedBy", nullable: true),
                    InstructedAt = columns.Long("InstructedAt", nullable: true),
                    Dissent = columns.Text("Dissent", nullable: true),
                    DissentAt = columns.Long("DissentAt", nullable: true),
                    InsistedAt = columns.Long("InsistedAt", nullable: true),
                    ExecutedAt = columns.Long("ExecutedAt", nullable: true),
                    Execution = columns.Text("Execution", nullable: true),
                    DissentTo = columns.Id("DissentTo", nullable: true),
                    DissentRaisedAt = columns.Long("DissentRaisedAt", nullable: true),
                    Version = columns.Int("Version"),
                };
            },
            constraints: table => table.PrimaryKey("PK_UpwardReports", row => row.Id));
        migrationBuilder.CreateIndex("IX_UpwardReports_Day_DayCount", "UpwardReports", ["Day", "DayCount"], unique: true);
        migrationBuilder.CreateIndex("IX_UpwardReports_ReportedAt", "UpwardReports", "ReportedAt");
        migrationBuilder.CreateIndex("IX_UpwardReports_Reporter_ReportedAt", "UpwardReports", ["Reporter", "ReportedAt"]);
        migrationBuilder.CreateTable(
            "Notices",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Id = columns.Id("Id"),
                    Title = columns.Text("Title"),
                    Text = columns.Text("Text"),
                    Origin = columns.Text("Origin"),
                    Department = columns.Text("Department", nullable: true),
                    PublishedAt = columns.Long("PublishedAt"),
                    PublishedBy = columns.Text("PublishedBy"),
                };
            },
            constraints: table => table.PrimaryKey("PK_Notices", row => row.Id));
        migrationBuilder.CreateIndex("IX_Notices_PublishedAt", "Notices", "PublishedAt");
        migrationBuilder.CreateTable(
            "NoticeReadings",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new { NoticeId = columns.Id("NoticeId"), Person = columns.Id("Person"), ReadAt = columns.Long("ReadAt", nullable: true) };
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_NoticeReadings", row => new { row.NoticeId, row.Person });
                table.ForeignKey("FK_NoticeReadings_Notices_NoticeId", row => row.NoticeId, "Notices", "Id", onDelete: ReferentialAction.Cascade);
            });
    }
}
