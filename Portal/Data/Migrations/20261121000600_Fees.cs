using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Data.Migrations;

[DbContext(typeof(PortalDb))]
[Migration("20261121000600_Fees")]
internal sealed class Fees : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        CreateUnits(migrationBuilder);
        CreateBills(migrationBuilder);
        CreatePayments(migrationBuilder);
        CreateAllocations(migrationBuilder);
        CreateTargets(migrationBuilder);
        CreateReceiptBooks(migrationBuilder);
    }

    private void CreateUnits(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "Units",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Id = columns.Id("Id"),
                    Code = columns.Text("Code"),
                    Building = columns.Text("Building", nullable: true),
                    Area = columns.Decimal("Area", nullable: true),
                    Owner = columns.Text("Owner", nullable: true),
                    Phone = columns.Text("Phone", nullable: true),
                    Steward = columns.Id("Steward", nullable: true),
                };
            },
            constraints: table => table.PrimaryKey("PK_Units", row => row.Id));
        migrationBuilder.CreateIndex("IX_Units_Code", "Units", "Code", unique: true);
    }

    private void CreateBills(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "Bills",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Id = columns.Id("Id"),
                    Number = columns.Text("Number"),
                    Unit = columns.Id("Unit"),
                    Type = columns.Text("Type"),
                    Period = columns.Int("Period"),
                    Amount = columns.Long("Amount"),
                    Due = columns.Date("Due"),
                    Waived = columns.Long("Waived"),
                    Open = columns.Long("Open"),
                };
            },
            constraints: table => table.PrimaryKey("PK_Bills", row => row.Id));
        migrationBuilder.CreateIndex("IX_Bills_Number", "Bills", "Number", unique: true);
        migrationBuilder.CreateIndex("IX_Bills_Unit", "Bills", "Unit");
        migrationBuilder.CreateIndex("IX_Bills_Period_Type_Amount_Waived", "Bills", ["Period", "Type", "Amount", "Waived"]);
        migrationBuilder.CreateIndex("IX_Bills_Open", "Bills", ["Unit", "Due", "Open"], filter: "\"Open\" > 0");
    }

    private void CreatePayments(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "Payments",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Id = columns.Id("Id"),
                    Number = columns.Text("Number"),
                    Unit = columns.Id("Unit"),
                    PaidAt = columns.Long("PaidAt"),
                    Amount = columns.Long("Amount"),
                    Method = columns.Text("Method", nullable: true),
                    NamedBill = columns.Id("NamedBill", nullable: true),
                    Reverses = columns.Id("Reverses", nullable: true),
                    ReversedBy = columns.Id("ReversedBy", nullable: true),
                    Credit = columns.Long("Credit"),
                };
            },
            constraints: table => table.PrimaryKey("PK_Payments", row => row.Id));
        migrationBuilder.CreateIndex("IX_Payments_Number", "Payments", "Number", unique: true);
        migrationBuilder.CreateIndex("IX_Payments_Unit_PaidAt", "Payments", ["Unit", "PaidAt"]);
        migrationBuilder.CreateIndex("IX_Payments_Credit", "Payments", ["Unit", "Credit"], filter: "\"Credit\" > 0");
    }

    private void CreateAllocations(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "Allocations",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Payment = columns.Id("Payment"),
                    Bill = columns.Id("Bill"),
                    Amount = columns.Long("Amount"),
                    At = columns.Long("At"),
                    Type = columns.Text("Type"),
                    Period = columns.Int("Period"),
                };
            },
            constraints: table => table.PrimaryKey("PK_Allocations", row => new { row.Payment, row.Bill }));
        migrationBuilder.CreateIndex("IX_Allocations_Period_Type_At_Amount", "Allocations", ["Period", "Type", "At", "Amount"]);
    }

    private void CreateTargets(MigrationBuilder migrationBuilder) =>
        migrationBuilder.CreateTable(
            "CollectionTargets",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Type = columns.Text("Type"),
                    From = columns.Int("From"),
                    Percent = columns.Decimal("Percent"),
                };
            },
            constraints: table => table.PrimaryKey("PK_CollectionTargets", row => new { row.Type, row.From }));

    private void CreateReceiptBooks(MigrationBuilder migrationBuilder) =>
        migrationBuilder.CreateTable(
            "ReceiptBooks",
            table =>
            {
                var columns = new Columns(table, ActiveProvider);
                return new
                {
                    Key = columns.Text("Key"),
                    Last = columns.Int("Last"),
                };
            },
            constraints: table => table.PrimaryKey("PK_ReceiptBooks", row => row.Key));
}
