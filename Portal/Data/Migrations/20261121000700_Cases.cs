using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Data.Migrations;

[DbContext(typeof(PortalDb))]
[Migration("20261121000700_Cases")]
internal sealed class Cases : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "Cases",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Id = columns.Id("Id"),
                    Number = columns.Text("Number"),
                    ExternalNumber = columns.Text("ExternalNumber", nullable: true),
                    Kind = columns.Text("Kind"),
                    Title = columns.Text("Title"),
                    Channel = columns.Text("Channel", nullable: true),
                    ReceivedAt = columns.Long("ReceivedAt"),
                    Unit = columns.Id("Unit", nullable: true),
                    Category = columns.Text("Category", nullable: true),
                    Severity = columns.Text("Severity", nullable: true),
                    ResponseDue = columns.Long("ResponseDue", nullable: true),
                    ResolveDue = columns.Long("ResolveDue", nullable: true),
                    CallerName = columns.Text("CallerName", nullable: true),
                    CallerPhone = columns.Text("CallerPhone", nullable: true),
                    AssignedTo = columns.Id("AssignedTo", nullable: true),
                    AssignedAt = columns.Long("AssignedAt", nullable: true),
                    StartedAt = columns.Long("StartedAt", nullable: true),
                    RespondedAt = columns.Long("RespondedAt", nullable: true),
                    ResolvedAt = columns.Long("ResolvedAt", nullable: true),
                    ClosedAt = columns.Long("ClosedAt", nullable: true),
                    Satisfaction = columns.Int("Satisfaction", nullable: true),
                    Reopened = columns.Int("Reopened"),
                    BarredHandler = columns.Id("BarredHandler", nullable: true),
                    Imported = columns.Text("Imported", nullable: true),
                    Version = columns.Int("Version"),
                    ChangedBy = columns.Text("ChangedBy"),
                    ChangedAt = columns.Long("ChangedAt"),
                    Reopenings = columns.Text("Reopenings"),
                };
            },
            constraints: table => table.PrimaryKey("PK_Cases", row => row.Id));
        migrationBuilder.CreateIndex("IX_Cases_Number", "Cases", "Number", unique: true);
        migrationBuilder.CreateIndex("IX_Cases_ExternalNumber", "Cases", "ExternalNumber", unique: true);
        migrationBuilder.CreateIndex("IX_Cases_ReceivedAt", "Cases", "ReceivedAt");
        migrationBuilder.CreateIndex("IX_Cases_ResolvedAt", "Cases", "ResolvedAt");
        migrationBuilder.CreateIndex("IX_Cases_ClosedAt", "Cases", "ClosedAt");
        migrationBuilder.CreateIndex("IX_Cases_Unit_ReceivedAt", "Cases", ["Unit", "ReceivedAt"]);
        migrationBuilder.CreateIndex("IX_Cases_AssignedTo_ResolvedAt", "Cases", ["AssignedTo", "ResolvedAt"]);

        migrationBuilder.CreateTable(
            "CaseEvents",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    CaseId = columns.Id("CaseId"),
                    No = columns.Int("No"),
                    Kind = columns.Text("Kind"),
                    At = columns.Long("At"),
                    By = columns.Id("By", nullable: true),
                    ByName = columns.Text("ByName"),
                    Assignee = columns.Id("Assignee", nullable: true),
                    Satisfaction = columns.Int("Satisfaction", nullable: true),
                    Note = columns.Text("Note", nullable: true),
                };
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_CaseEvents", row => new { row.CaseId, row.No });
                table.ForeignKey("FK_CaseEvents_Cases_CaseId", row => row.CaseId, "Cases", "Id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("IX_CaseEvents_At", "CaseEvents", "At");

        migrationBuilder.CreateTable(
            "CaseBooks",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new { Book = columns.Text("Book"), Last = columns.Int("Last") };
            },
            constraints: table => table.PrimaryKey("PK_CaseBooks", row => row.Book));

        migrationBuilder.CreateTable(
            "CaseLimits",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Id = columns.Id("Id"),
                    Kind = columns.Text("Kind"),
                    Severity = columns.Text("Severity", nullable: true),
                    Category = columns.Text("Category", nullable: true),
                    ResponseMinutes = columns.Int("ResponseMinutes", nullable: true),
                    ResolveMinutes = columns.Int("ResolveMinutes", nullable: true),
                    ValidFrom = columns.Long("ValidFrom"),
                    SetBy = columns.Text("SetBy"),
                };
            },
            constraints: table => table.PrimaryKey("PK_CaseLimits", row => row.Id));

        migrationBuilder.CreateTable(
            "CaseClosingRules",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Kind = columns.Text("Kind"),
                    ValidFrom = columns.Long("ValidFrom"),
                    Clause = columns.Text("Clause"),
                    LeastSatisfaction = columns.Int("LeastSatisfaction", nullable: true),
                    Asks = columns.Bool("Asks"),
                    SetBy = columns.Text("SetBy"),
                };
            },
            constraints: table => table.PrimaryKey("PK_CaseClosingRules", row => new { row.Kind, row.ValidFrom }));
    }
}
