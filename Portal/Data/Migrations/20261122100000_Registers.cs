using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Data.Migrations;

/// <summary>Registers, the stock that they move, documents handed in, and numbers of listed things.</summary>
[DbContext(typeof(PortalDb))]
[Migration("20261122100000_Registers")]
internal sealed class Registers : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        CreateEntries(migrationBuilder);
        CreateSteps(migrationBuilder);
        CreateAnswers(migrationBuilder);
        CreateDates(migrationBuilder);
        CreateStock(migrationBuilder);
        CreateFiles(migrationBuilder);
        migrationBuilder.AddColumn<decimal>("Number", "EvidenceThings", nullable: true);
    }

    private void CreateEntries(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "RegisterEntries",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Id = columns.Id("Id"),
                    Register = columns.Text("Register"),
                    Day = columns.Date("Day"),
                    Serial = columns.Int("Serial"),
                    OpenedAt = columns.Long("OpenedAt"),
                    OpenedBy = columns.Text("OpenedBy"),
                    Writer = columns.Id("Writer", nullable: true),
                    OrderedBy = columns.Text("OrderedBy", nullable: true),
                    Title = columns.Text("Title"),
                    Stage = columns.Text("Stage", nullable: true),
                    LastStage = columns.Text("LastStage", nullable: true),
                    Holder = columns.Id("Holder", nullable: true),
                    Unit = columns.Text("Unit", nullable: true),
                    ClosedAt = columns.Long("ClosedAt", nullable: true),
                };
            },
            constraints: table => table.PrimaryKey("PK_RegisterEntries", row => row.Id));
        migrationBuilder.CreateIndex("IX_RegisterEntries_Register_Day_Serial", "RegisterEntries", ["Register", "Day", "Serial"], unique: true);
        migrationBuilder.CreateIndex("IX_RegisterEntries_Register_ClosedAt", "RegisterEntries", ["Register", "ClosedAt"]);
        migrationBuilder.CreateIndex("IX_RegisterEntries_Register_Stage", "RegisterEntries", ["Register", "Stage"]);
    }

    private void CreateSteps(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "RegisterSteps",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Entry = columns.Id("Entry"),
                    Stage = columns.Text("Stage"),
                    Register = columns.Text("Register"),
                    DoneAt = columns.Long("DoneAt"),
                    DoneBy = columns.Text("DoneBy"),
                    Person = columns.Id("Person", nullable: true),
                    Account = columns.Text("Account"),
                };
            },
            constraints: table => table.PrimaryKey("PK_RegisterSteps", row => new { row.Entry, row.Stage }));
        migrationBuilder.CreateIndex("IX_RegisterSteps_Register_Stage_DoneAt", "RegisterSteps", ["Register", "Stage", "DoneAt"]);
    }

    private void CreateAnswers(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable(
        "RegisterAnswers",
        table =>
        {
            var columns = new Columns(table, ActiveProvider);
            return new
            {
                Entry = columns.Id("Entry"),
                Item = columns.Text("Item"),
                Thing = columns.Text("Thing"),
                Number = columns.Int("Number"),
                Value = columns.Text("Value"),
                Remark = columns.Text("Remark", nullable: true),
                Reason = columns.Text("Reason", nullable: true),
                At = columns.Long("At"),
                By = columns.Text("By"),
            };
        },
        constraints: table => table.PrimaryKey("PK_RegisterAnswers", row => new { row.Entry, row.Item, row.Thing, row.Number }));

    private void CreateDates(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "RegisterDates",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Entry = columns.Id("Entry"),
                    Item = columns.Text("Item"),
                    Register = columns.Text("Register"),
                    Day = columns.Date("Day"),
                };
            },
            constraints: table => table.PrimaryKey("PK_RegisterDates", row => new { row.Entry, row.Item }));
        migrationBuilder.CreateIndex("IX_RegisterDates_Register_Item_Day", "RegisterDates", ["Register", "Item", "Day"]);
    }

    private void CreateStock(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "StockMovements",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Id = columns.Id("Id"),
                    List = columns.Text("List"),
                    Article = columns.Text("Article"),
                    Change = columns.Long("Change"),
                    Direction = columns.Text("Direction"),
                    At = columns.Long("At"),
                    By = columns.Text("By"),
                    Label = columns.Text("Label"),
                    Link = columns.Text("Link"),
                };
            },
            constraints: table => table.PrimaryKey("PK_StockMovements", row => row.Id));
        migrationBuilder.CreateIndex("IX_StockMovements_List_Article_At", "StockMovements", ["List", "Article", "At"]);
    }

    private void CreateFiles(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable(
        "EvidenceFiles",
        table =>
        {
            var columns = new Columns(table, ActiveProvider);
            return new
            {
                Id = columns.Id("Id"),
                Name = columns.Text("Name"),
                ContentType = columns.Text("ContentType"),
                Content = columns.Bytes("Content"),
                Hash = columns.Text("Hash"),
                At = columns.Long("At"),
            };
        },
        constraints: table => table.PrimaryKey("PK_EvidenceFiles", row => row.Id));
}
