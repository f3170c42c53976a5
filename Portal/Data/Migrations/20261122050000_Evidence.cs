using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Data.Migrations;

[DbContext(typeof(PortalDb))]
[Migration("20261122050000_Evidence")]
internal sealed class Evidence : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "EvidenceEntries",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Obligation = columns.Text("Obligation"),
                    Key = columns.Text("Key"),
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
            constraints: table => table.PrimaryKey("PK_EvidenceEntries", row => new { row.Obligation, row.Key, row.Item, row.Thing, row.Number }));
        migrationBuilder.CreateTable(
            "EvidencePhotos",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Id = columns.Id("Id"),
                    ContentType = columns.Text("ContentType"),
                    Content = columns.Bytes("Content"),
                    Hash = columns.Text("Hash"),
                    At = columns.Long("At"),
                };
            },
            constraints: table => table.PrimaryKey("PK_EvidencePhotos", row => row.Id));
        migrationBuilder.CreateTable(
            "EvidenceThings",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    List = columns.Text("List"),
                    Name = columns.Text("Name"),
                    Position = columns.Int("Position"),
                };
            },
            constraints: table => table.PrimaryKey("PK_EvidenceThings", row => new { row.List, row.Name }));
        migrationBuilder.CreateTable(
            "MovedOccurrences",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Obligation = columns.Text("Obligation"),
                    Key = columns.Text("Key"),
                    Number = columns.Int("Number"),
                    From = columns.Long("From"),
                    To = columns.Long("To", nullable: true),
                    Reason = columns.Text("Reason"),
                    At = columns.Long("At"),
                    By = columns.Text("By"),
                };
            },
            constraints: table => table.PrimaryKey("PK_MovedOccurrences", row => new { row.Obligation, row.Key, row.Number }));
    }
}
