using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Data.Migrations;

[DbContext(typeof(PortalDb))]
[Migration("20261121000400_People")]
internal sealed class People : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "People",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Id = columns.Id("Id"),
                    Code = columns.Text("Code"),
                    Name = columns.Text("Name"),
                    Department = columns.Text("Department", nullable: true),
                    Title = columns.Text("Title", nullable: true),
                    Role = columns.Text("Role", nullable: true),
                    SuperiorCode = columns.Text("SuperiorCode", nullable: true),
                    Phone = columns.Text("Phone", nullable: true),
                    Email = columns.Text("Email", nullable: true),
                    Joined = columns.Date("Joined", nullable: true),
                    Active = columns.Bool("Active"),
                    Qualifications = columns.Text("Qualifications"),
                };
            },
            constraints: table => table.PrimaryKey("PK_People", row => row.Id));
        migrationBuilder.CreateIndex("IX_People_Code", "People", "Code", unique: true);
    }
}
