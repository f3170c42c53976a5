using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Data.Migrations;

[DbContext(typeof(PortalDb))]
[Migration("20261121000300_Accounts")]
internal sealed class Accounts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "Accounts",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Id = columns.Id("Id"),
                    Login = columns.Text("Login"),
                    NormalizedLogin = columns.Text("NormalizedLogin"),
                    Name = columns.Text("Name"),
                    PersonId = columns.Id("PersonId", nullable: true),
                    Roles = columns.Text("Roles"),
                    PasswordHash = columns.Text("PasswordHash"),
                    SecurityStamp = columns.Text("SecurityStamp"),
                    Disabled = columns.Bool("Disabled"),
                    MustChangePassword = columns.Bool("MustChangePassword"),
                    Demonstration = columns.Bool("Demonstration"),
                    Language = columns.Text("Language", nullable: true),
                    Theme = columns.Text("Theme", nullable: true),
                    FailedSignIns = columns.Int("FailedSignIns"),
                    LockedUntil = columns.Long("LockedUntil", nullable: true),
                    AuthenticatorKey = columns.Text("AuthenticatorKey", nullable: true),
                    RecoveryCodes = columns.Text("RecoveryCodes"),
                    LastTimeStep = columns.Long("LastTimeStep"),
                    CreatedAt = columns.Long("CreatedAt"),
                };
            },
            constraints: table => table.PrimaryKey("PK_Accounts", row => row.Id));
        migrationBuilder.CreateIndex("IX_Accounts_NormalizedLogin", "Accounts", "NormalizedLogin", unique: true);
        migrationBuilder.CreateIndex("IX_Accounts_PersonId", "Accounts", "PersonId", unique: true);
    }
}
