using Portal.Domain.Registers;

namespace Portal.Tests.Domain.Registers;

/// <summary>Numbers of entries, and whose part a stage is.</summary>
public sealed class EntryNumberTests
{
    [Theory]
    [InlineData("R-20261122-0003", 3)]
    [InlineData(" r-20261122-0003 ", 3)]
    [InlineData("R-20261122-12345", 12345)]
    [InlineData("R-20261122-", null)]
    [InlineData("R-20261322-0003", null)]
    [InlineData("R-20261122-00x3", null)]
    [InlineData("R-20261122-99999999999", null)]
    [InlineData("TS-20261122-0003", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void TryParse_ReadsWhatPeopleType(string? text, int? serial)
    {
        Assert.Equal(serial is not null, EntryNumber.TryParse(text, out var number));
        Assert.Equal(serial is { } known ? new EntryNumber(new DateOnly(2026, 11, 22), known) : default, number);
        Assert.True(serial is null || (EntryNumber.TryParse(number.ToString(), out var again) && again == number));
    }

    [Theory]
    [InlineData("supervisor", "supervisor", true)]
    [InlineData("manager", "supervisor", true)]
    [InlineData("supervisor", "team-leader", true)]
    [InlineData("team-leader", "supervisor", false)]
    [InlineData("staff", "supervisor", false)]
    [InlineData("manager", "cashier", false)]
    [InlineData("administrator", "manager", false)]
    [InlineData("staff cashier", "cashier", true)]
    [InlineData("staff", null, true)]
    [InlineData("", "staff", false)]
    public void Role_IsThatOfWhoHoldsItAndOfWhoCommandsIt(string held, string? asked, bool covers) =>
        Assert.Equal(covers, RegisterRoles.Cover(held.Split(' '), asked));
}
