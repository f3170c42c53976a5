using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Features.Duty;
using Portal.Tests.Domain.Duty;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Duty;

[Trait("Engines", "Both")]
public sealed class ShiftChangeTests : IAsyncLifetime
{
    private readonly PortalApp _app = new();
    private DutySeed _seed = null!;

    public async Task InitializeAsync()
    {
        _seed = new DutySeed(_app)
            .Person("E1", "王一", held: Fire("2027-06-30"))
            .Person("E2", "李二", held: Fire("2026-11-21"))
            .Person("E3", "赵三", held: Fire("2027-06-30"))
            .Person("E4", "钱四")
            .Post("A", DutyBuilder.Window("17:00", "08:00", 1, qualification: "fire-operator"))
            .Post("B")
            .Shift("E3", "B", "2026-11-21 22:00", "2026-11-22 06:00")
            .Shift("E1", "A", "2026-11-21 21:00", "2026-11-22 08:00");
        await _seed.SaveAsync();
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Replace_IllPerson_WithdrawsWithReasonAndPlansTheOther()
    {
        var outcome = await ReplaceAsync("E4", "发烧");

        Assert.Equal(["duty.unqualified"], outcome.Value.Warnings.Select(warning => warning.Code));
        var shifts = await ShiftsAsync("A");
        Assert.Equal([(_seed["E1"], true, "发烧"), (_seed["E4"], false, null)], shifts.Select(shift => (shift.PersonId, shift.Withdrawn, shift.WithdrawnReason)));
        Assert.Equal((DutySeed.At("21:00"), DutySeed.At("2026-11-22 08:00")), (shifts[1].Start, shifts[1].End));
    }

    [Fact]
    public async Task Replace_DuringTheShift_PlansWhatIsLeft()
    {
        _app.Clock.MoveTo(DutySeed.At("23:30"));

        await ReplaceAsync("E4", "发烧");

        Assert.Equal(DutySeed.At("23:30"), (await ShiftsAsync("A"))[1].Start);
    }

    [Theory]
    [InlineData("E2", "duty.unqualified")]
    [InlineData("E3", "duty.double-booked")]
    public async Task Replace_CertificateEndsInTheShiftOrOtherShift_Warns(string person, string warning) =>
        Assert.Equal([warning], (await ReplaceAsync(person, "发烧")).Value.Warnings.Select(one => one.Code));

    [Theory]
    [InlineData("E1", "发烧", "20:00", "duty.same-person")]
    [InlineData("E4", " ", "20:00", "duty.reason-missing")]
    [InlineData("E4", "发烧", "2026-11-22 08:00", "duty.shift-over")]
    public async Task Replace_NotPossible_IsRefusedAndNothingChanges(string person, string reason, string now, string code)
    {
        _app.Clock.MoveTo(DutySeed.At(now));

        Assert.Equal(code, (await ReplaceAsync(person, reason)).Refusal?.Code);
        Assert.False(Assert.Single(await ShiftsAsync("A")).Withdrawn);
    }

    [Fact]
    public async Task Replace_Twice_IsRefused()
    {
        await ReplaceAsync("E4", "发烧");

        Assert.Equal("duty.already-withdrawn", (await ReplaceAsync("E2", "发烧")).Refusal?.Code);
    }

    [Fact]
    public async Task Plan_SamePersonPostAndStart_IsRefused()
    {
        var plan = _app.Services.GetRequiredService<PlanAssignment>();

        var result = await plan.RunAsync(PortalApp.Tester, _seed["E1"], _seed.PostOf("A"), DutySeed.At("21:00"), DutySeed.At("23:00"), default);

        Assert.Equal("duty.already-planned", result.Refusal?.Code);
    }

    [Fact]
    public async Task Plan_EndNotAfterStart_IsRefused()
    {
        var plan = _app.Services.GetRequiredService<PlanAssignment>();

        var result = await plan.RunAsync(PortalApp.Tester, _seed["E1"], _seed.PostOf("B"), DutySeed.At("21:00"), DutySeed.At("21:00"), default);

        Assert.Equal(("duty.end-not-after-start", "end"), (result.Refusal?.Code, result.Refusal?.Field));
    }

    [Fact]
    public async Task Candidates_ForAShift_FreeAndQualifiedComeFirst()
    {
        await new DutySeed(_app).Person("E5", "孙五", held: Fire("2027-06-30")).SaveAsync();
        var find = _app.Services.GetRequiredService<FindCandidates>();

        var found = (await find.RunAsync(PortalApp.Tester, _seed.PostOf("A"), DutySeed.At("21:00"), DutySeed.At("2026-11-22 08:00"), _seed.LastShift, default)).Value;

        Assert.Equal(
            [("E5", true, true), ("E3", true, false), ("E2", false, true), ("E4", false, true)],
            found.Select(one => (one.Person.Code, one.Qualified, one.IsFree)));
    }

    private static Qualification Fire(string expires) => new("fire-operator", DateOnly.Parse(expires));

    private Task<Result<PlanOutcome>> ReplaceAsync(string person, string reason) =>
        _app.Services.GetRequiredService<ReplaceOnShift>().RunAsync(PortalApp.Tester, _seed.LastShift, _seed[person], reason, default);

    private Task<List<Assignment>> ShiftsAsync(string post) =>
        _app.QueryAsync(db => db.Set<Assignment>().Where(shift => shift.PostId == _seed.PostOf(post)).OrderBy(shift => !shift.Withdrawn).ToListAsync());
}
