using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Data.Migrations;

[DbContext(typeof(PortalDb))]
[Migration("20261122000300_Meetings")]
internal sealed class Meetings : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "Meetings",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Id = columns.Id("Id"),
                    Kind = columns.Text("Kind"),
                    Series = columns.Id("Series", nullable: true),
                    Day = columns.Date("Day"),
                    Centre = columns.Text("Centre", nullable: true),
                    Start = columns.Long("Start"),
                    End = columns.Long("End", nullable: true),
                    Topic = columns.Text("Topic", nullable: true),
                    Place = columns.Text("Place", nullable: true),
                    Materials = columns.Text("Materials", nullable: true),
                    Notes = columns.Text("Notes", nullable: true),
                    Host = columns.Text("Host", nullable: true),
                    Chair = columns.Id("Chair", nullable: true),
                    Organiser = columns.Id("Organiser", nullable: true),
                    NoticedAt = columns.Long("NoticedAt", nullable: true),
                    PlacePublishedAt = columns.Long("PlacePublishedAt", nullable: true),
                    MovedAt = columns.Long("MovedAt", nullable: true),
                    IsShortNotice = columns.Bool("IsShortNotice"),
                    CancelledAt = columns.Long("CancelledAt", nullable: true),
                    Reason = columns.Text("Reason", nullable: true),
                    ChangedBy = columns.Text("ChangedBy", nullable: true),
                    HasOwnAttendees = columns.Bool("HasOwnAttendees"),
                    HeldAt = columns.Long("HeldAt", nullable: true),
                    IssuedAt = columns.Long("IssuedAt", nullable: true),
                    IssuedBy = columns.Text("IssuedBy", nullable: true),
                    Briefing = columns.Text("Briefing", nullable: true),
                };
            },
            constraints: table => table.PrimaryKey("PK_Meetings", row => row.Id));
        migrationBuilder.CreateIndex("IX_Meetings_Start", "Meetings", "Start");
        migrationBuilder.CreateIndex("IX_Meetings_Series_Day", "Meetings", ["Series", "Day"], unique: true);
        CreateParts(migrationBuilder);
        CreateActions(migrationBuilder);
        migrationBuilder.CreateTable(
            "MeetingSeries",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Id = columns.Id("Id"),
                    Kind = columns.Text("Kind"),
                    Centre = columns.Text("Centre", nullable: true),
                    Since = columns.Long("Since"),
                    StartMinute = columns.Int("StartMinute", nullable: true),
                    EndMinute = columns.Int("EndMinute", nullable: true),
                    Roles = columns.Text("Roles"),
                    Department = columns.Text("Department", nullable: true),
                    ChairDepartment = columns.Text("ChairDepartment", nullable: true),
                    Chair = columns.Id("Chair", nullable: true),
                    Place = columns.Text("Place", nullable: true),
                    IsActive = columns.Bool("IsActive"),
                };
            },
            constraints: table => table.PrimaryKey("PK_MeetingSeries", row => row.Id));
    }

    private void CreateParts(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "MeetingAttendees",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    MeetingId = columns.Id("MeetingId"),
                    Person = columns.Id("Person"),
                    Mark = columns.Text("Mark"),
                    ArrivedAt = columns.Long("ArrivedAt", nullable: true),
                    LeftAt = columns.Long("LeftAt", nullable: true),
                    HasLeave = columns.Bool("HasLeave"),
                };
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_MeetingAttendees", row => new { row.MeetingId, row.Person });
                table.ForeignKey("FK_MeetingAttendees_Meetings_MeetingId", row => row.MeetingId, "Meetings", "Id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("IX_MeetingAttendees_Person", "MeetingAttendees", "Person");
        migrationBuilder.CreateTable(
            "MeetingAgenda",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Id = columns.Id("Id"),
                    MeetingId = columns.Id("MeetingId"),
                    Head = columns.Text("Head"),
                    No = columns.Int("No"),
                    Person = columns.Id("Person", nullable: true),
                    Case = columns.Text("Case", nullable: true),
                    Text = columns.Text("Text", nullable: true),
                    Department = columns.Text("Department", nullable: true),
                    Solution = columns.Text("Solution", nullable: true),
                    IsTicked = columns.Bool("IsTicked"),
                    Version = columns.Int("Version"),
                };
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_MeetingAgenda", row => row.Id);
                table.ForeignKey("FK_MeetingAgenda_Meetings_MeetingId", row => row.MeetingId, "Meetings", "Id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("IX_MeetingAgenda_MeetingId", "MeetingAgenda", "MeetingId");
        migrationBuilder.CreateTable(
            "MeetingIncidents",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Id = columns.Id("Id"),
                    MeetingId = columns.Id("MeetingId"),
                    Person = columns.Id("Person"),
                    Kind = columns.Text("Kind"),
                    At = columns.Long("At"),
                    Reason = columns.Text("Reason"),
                    HasConsent = columns.Bool("HasConsent"),
                    RecordedBy = columns.Text("RecordedBy"),
                };
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_MeetingIncidents", row => row.Id);
                table.ForeignKey("FK_MeetingIncidents_Meetings_MeetingId", row => row.MeetingId, "Meetings", "Id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("IX_MeetingIncidents_MeetingId", "MeetingIncidents", "MeetingId");
        migrationBuilder.CreateTable(
            "MeetingAdditions",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Id = columns.Id("Id"),
                    MeetingId = columns.Id("MeetingId"),
                    At = columns.Long("At"),
                    By = columns.Text("By"),
                    Text = columns.Text("Text"),
                };
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_MeetingAdditions", row => row.Id);
                table.ForeignKey("FK_MeetingAdditions_Meetings_MeetingId", row => row.MeetingId, "Meetings", "Id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("IX_MeetingAdditions_MeetingId", "MeetingAdditions", "MeetingId");
        migrationBuilder.CreateTable(
            "MeetingReadings",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    MeetingId = columns.Id("MeetingId"),
                    Person = columns.Id("Person"),
                    AskedAt = columns.Long("AskedAt"),
                    ReadAt = columns.Long("ReadAt", nullable: true),
                };
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_MeetingReadings", row => new { row.MeetingId, row.Person });
                table.ForeignKey("FK_MeetingReadings_Meetings_MeetingId", row => row.MeetingId, "Meetings", "Id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("IX_MeetingReadings_Unread", "MeetingReadings", "Person", filter: "\"ReadAt\" IS NULL");
    }

    private void CreateActions(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "ActionItems",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Id = columns.Id("Id"),
                    MeetingId = columns.Id("MeetingId"),
                    Kind = columns.Text("Kind"),
                    From = columns.Id("From", nullable: true),
                    Text = columns.Text("Text"),
                    Goal = columns.Text("Goal", nullable: true),
                    Requirement = columns.Text("Requirement", nullable: true),
                    Owner = columns.Id("Owner"),
                    Due = columns.Date("Due"),
                    DueAt = columns.Long("DueAt"),
                    ReportedAt = columns.Long("ReportedAt", nullable: true),
                    WasNotCompleted = columns.Bool("WasNotCompleted"),
                    ClosedAt = columns.Long("ClosedAt", nullable: true),
                    Outcome = columns.Text("Outcome", nullable: true),
                    ReportedBy = columns.Text("ReportedBy", nullable: true),
                };
            },
            constraints: table => table.PrimaryKey("PK_ActionItems", row => row.Id));
        migrationBuilder.CreateIndex("IX_ActionItems_MeetingId", "ActionItems", "MeetingId");
        migrationBuilder.CreateIndex("IX_ActionItems_DueAt", "ActionItems", "DueAt");
        migrationBuilder.CreateIndex("IX_ActionItems_Open", "ActionItems", "Owner", filter: "\"ClosedAt\" IS NULL");
        migrationBuilder.CreateTable(
            "ActionRecords",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Id = columns.Id("Id"),
                    Item = columns.Id("Item"),
                    Kind = columns.Text("Kind"),
                    Department = columns.Text("Department", nullable: true),
                    Person = columns.Id("Person", nullable: true),
                    Text = columns.Text("Text"),
                    Date = columns.Date("Date"),
                    At = columns.Long("At"),
                    By = columns.Text("By"),
                };
            },
            constraints: table => table.PrimaryKey("PK_ActionRecords", row => row.Id));
        migrationBuilder.CreateIndex("IX_ActionRecords_Item", "ActionRecords", "Item");
        migrationBuilder.CreateTable(
            "ProposedPenalties",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Id = columns.Id("Id"),
                    Person = columns.Id("Person"),
                    Offence = columns.Text("Offence"),
                    Source = columns.Text("Source"),
                    Kind = columns.Text("Kind"),
                    Amount = columns.Long("Amount", nullable: true),
                    Citation = columns.Text("Citation"),
                    ProposedAt = columns.Long("ProposedAt"),
                    ProposedBy = columns.Text("ProposedBy"),
                    Link = columns.Text("Link"),
                    WithdrawnAt = columns.Long("WithdrawnAt", nullable: true),
                };
            },
            constraints: table => table.PrimaryKey("PK_ProposedPenalties", row => row.Id));
        migrationBuilder.CreateIndex("IX_ProposedPenalties_Offence_Source_Person", "ProposedPenalties", ["Offence", "Source", "Person"], unique: true);
        migrationBuilder.CreateIndex("IX_ProposedPenalties_Source", "ProposedPenalties", "Source");
    }
}
