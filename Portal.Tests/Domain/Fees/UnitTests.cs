using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Tests.Domain.Fees;

public sealed class UnitTests
{
    private static readonly UnitDetails Details =
        new("1号楼", 88.5m, "王小明", "13800005678", TypedId.New<PersonId>(StoredFees.Now));

    [Fact]
    public void Register_KeepsCodeAndDetails()
    {
        var unit = Unit.Register("1-101", Details, StoredFees.Now).Value;

        Assert.Equal(("1-101", Details), (unit.Code, unit.Details));
    }

    [Fact]
    public void Update_SameDetails_IsUnchanged()
    {
        var unit = Unit.Register("1-101", Details, StoredFees.Now).Value;

        Assert.False(unit.Update(Details with { Area = 88.50m }).Value);
        Assert.True(unit.Update(Details with { Steward = null }).Value);
        Assert.Null(unit.Steward);
    }

    [Fact]
    public void Area_Negative_IsRefusedAndChangesNothing()
    {
        var bad = new UnitDetails(Area: -0.01m);
        var unit = Unit.Register("1-101", Details, StoredFees.Now).Value;

        Assert.Equal(FeeRefusals.AreaNegative.With(-0.01m), Unit.Register("1-102", bad, StoredFees.Now).Refusal);
        Assert.Equal("area", unit.Update(bad).Refusal?.Field);
        Assert.Equal(Details, unit.Details);
        Assert.True(unit.Update(new UnitDetails(Area: 0m)).Value);
    }
}
