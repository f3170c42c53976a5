using Microsoft.EntityFrameworkCore;
using Portal.Domain.Cases;
using Portal.Tests.Support;
using static Portal.Tests.Domain.Cases.CaseBuilder;

namespace Portal.Tests.Features.Cases;

public sealed class CaseMappingTests : IAsyncLifetime
{
    private readonly PortalApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Case_ClosedReopenedAndInHandAgain_ComesBackAsItWasSaved()
    {
        var kept = In(CaseStatus.Closed);
        Done(kept.Reopen("又漏了", Move(10)));
        Done(kept.Assign(Li, Move(11)));
        await _app.SeedAsync(kept);

        var read = await _app.QueryAsync(db => db.Set<Case>().Include(one => one.Log).SingleAsync());

        Assert.Equal(kept.History with { Reopenings = [] }, read.History with { Reopenings = [] });
        Assert.Equal(kept.Reopenings, read.Reopenings);
        Assert.Equal((kept.Number, CaseStatus.Assigned, Li, kept.Version), (read.Number, read.Status, read.AssignedTo, read.Version));
        Assert.Equal(kept.Log.Select(entry => (entry.No, entry.Kind, entry.At, entry.Note)), read.Log.Select(entry => (entry.No, entry.Kind, entry.At, entry.Note)));
    }

    [Fact]
    public async Task Case_Imported_KeepsTheRowItCameFrom()
    {
        var row = Row() with { Unit = Flat, AssignedTo = Zhou, ResolvedAt = At(30), Satisfaction = 4, Reopened = 1 };
        await _app.SeedAsync(Imported(row));

        var read = await _app.QueryAsync(db => db.Set<Case>().SingleAsync());

        Assert.Equal(row, read.Imported);
        Assert.False(read.Correct(row, Move(700)).Value);
    }
}
