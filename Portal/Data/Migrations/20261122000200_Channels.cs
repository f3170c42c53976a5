using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Data.Migrations;

[DbContext(typeof(PortalDb))]
[Migration("20261122000200_Channels")]
internal sealed class Channels : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "Channels",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Key = columns.Text("Key"),
                    Kind = columns.Text("Kind"),
                    Name = columns.Text("Name"),
                    Address = columns.Text("Address"),
                    Token = columns.Text("Token", nullable: true),
                    Secret = columns.Text("Secret", nullable: true),
                    Host = columns.Text("Host"),
                    Port = columns.Int("Port"),
                    Security = columns.Text("Security"),
                    Sender = columns.Text("Sender"),
                    Login = columns.Text("Login"),
                    AlsoSends = columns.Text("AlsoSends"),
                    Rank = columns.Int("Rank"),
                    English = columns.Bool("English"),
                    Enabled = columns.Bool("Enabled"),
                    ChangedAt = columns.Long("ChangedAt"),
                };
            },
            constraints: table => table.PrimaryKey("PK_Channels", row => row.Key));
        migrationBuilder.CreateTable(
            "ChannelPaces",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new { Channel = columns.Text("Channel"), Sent = columns.Text("Sent"), RestsUntil = columns.Long("RestsUntil", nullable: true) };
            },
            constraints: table => table.PrimaryKey("PK_ChannelPaces", row => row.Channel));
        CreateDeliveries(migrationBuilder);
    }

    private void CreateDeliveries(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "ChannelDeliveries",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Id = columns.Id("Id"),
                    Occasion = columns.Text("Occasion"),
                    Stage = columns.Text("Stage"),
                    Recipient = columns.Text("Recipient"),
                    Channel = columns.Text("Channel"),
                    Person = columns.Id("Person", nullable: true),
                    People = columns.Text("People"),
                    Text = columns.Text("Text"),
                    Args = columns.Text("Args"),
                    Clause = columns.Text("Clause", nullable: true),
                    Link = columns.Text("Link", nullable: true),
                    Message = columns.Id("Message", nullable: true),
                    Ladder = columns.Text("Ladder"),
                    State = columns.Text("State"),
                    QueuedAt = columns.Long("QueuedAt"),
                    NextAt = columns.Long("NextAt"),
                    Held = columns.Bool("Held"),
                    Attempts = columns.Int("Attempts"),
                    ClaimedBy = columns.Text("ClaimedBy", nullable: true),
                    ClaimedAt = columns.Long("ClaimedAt", nullable: true),
                    Sending = columns.Id("Sending", nullable: true),
                    Repeated = columns.Bool("Repeated"),
                    SettledAt = columns.Long("SettledAt", nullable: true),
                    Fault = columns.Text("Fault", nullable: true),
                    Answer = columns.Text("Answer", nullable: true),
                };
            },
            constraints: table => table.PrimaryKey("PK_ChannelDeliveries", row => row.Id));
        migrationBuilder.CreateIndex("IX_ChannelDeliveries_Occasion_Stage_Recipient_Channel", "ChannelDeliveries", ["Occasion", "Stage", "Recipient", "Channel"], unique: true);
        migrationBuilder.CreateIndex("IX_ChannelDeliveries_QueuedAt", "ChannelDeliveries", "QueuedAt");
        migrationBuilder.CreateIndex("IX_ChannelDeliveries_Waiting", "ChannelDeliveries", ["Channel", "NextAt"], filter: "\"State\" = 'Queued'");
        migrationBuilder.CreateIndex("IX_ChannelDeliveries_Sending", "ChannelDeliveries", "ClaimedAt", filter: "\"State\" = 'Sending'");
        migrationBuilder.CreateIndex("IX_ChannelDeliveries_Channel_SettledAt", "ChannelDeliveries", ["Channel", "SettledAt"]);
    }
}
