using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Live;
using Portal.Tests.Domain.Duty;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Duty;

public sealed class DutyMappingTests : IAsyncLifetime
{
    private readonly PortalApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Post_WithWindows_ComesBackAsItWasSaved()
    {
        DutyWindow[] windows =
        [
            DutyBuilder.Window("08:00", "17:00", 2, "workday", "fire-operator", "2026-01-01"),
            DutyBuilder.Window("17:00", "08:00", 1, "mon,sun"),
            DutyBuilder.Window("00:00", "24:00", 0, "restday"),
        ];
        await _app.SeedAsync(new Post(NewId<PostId>(), "CR-1", "监控中心一席", windows));

        var post = await _app.QueryAsync(db => db.Set<Post>().SingleAsync());

        Assert.Equal(("CR-1", "监控中心一席"), (post.Code, post.Name));
        Assert.Equal(windows, post.Windows);
    }

    [Fact]
    public async Task Post_WindowsReplaced_IsSavedSignalledAndReadableInTheAudit()
    {
        await _app.SeedAsync(new Post(NewId<PostId>(), "CR-1", "监控中心", [DutyBuilder.Window("08:00", "17:00", 1)]));
        using var coverage = _app.Feed.Subscribe(Topics.Coverage);

        await _app.Writer.WriteAsync<Redefine>(
            PortalApp.Tester,
            async (unit, token) =>
            {
                var post = await unit.Db.Set<Post>().SingleAsync(token);
                Assert.True(post.Redefine("监控中心", [DutyBuilder.Window("08:00", "17:00", 2)]));
                return Result.Done;
            },
            default);

        Assert.True(await coverage.WaitAsync(default));
        Assert.Equal(2, (await _app.QueryAsync(db => db.Set<Post>().SingleAsync())).Windows.Single().Min);
        var audit = await _app.QueryAsync(db => db.Set<AuditEntry>().OrderBy(entry => entry.Sequence).LastAsync());
        Assert.Contains("everyday", audit.Changes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Assignment_Withdrawn_ComesBackAsItWasSaved()
    {
        var start = _app.Clock.GetUtcNow();
        var shift = Assignment.Plan(NewId<AssignmentId>(), NewId<PersonId>(), NewId<PostId>(), start, start.AddHours(8)).Value;
        shift.Withdraw("发烧");
        await _app.SeedAsync(shift);

        var read = await _app.QueryAsync(db => db.Set<Assignment>().SingleAsync());

        Assert.Equal((shift.Id, shift.PersonId, shift.PostId, shift.Start, shift.End), (read.Id, read.PersonId, read.PostId, read.Start, read.End));
        Assert.Equal((true, "发烧"), (read.Withdrawn, read.WithdrawnReason));
    }

    [Fact]
    public async Task Presence_Saved_ComesBackWithItsNumber()
    {
        var now = _app.Clock.GetUtcNow();
        await _app.SeedAsync(new PresenceEvent(NewId<PresenceEventId>(), NewId<PersonId>(), NewId<PostId>(), now, PresenceKind.Away, 41)
        {
            Day = new DateOnly(2026, 11, 21),
            DayCount = 7,
            RecordedAt = now,
        });

        var read = await _app.QueryAsync(db => db.Set<PresenceEvent>().SingleAsync());

        Assert.Equal((PresenceKind.Away, now, 41L), (read.Kind, read.At, read.Sequence));
        Assert.Equal("DK-20261121-0007", read.Number.ToString());
    }

    private TId NewId<TId>()
        where TId : struct, ITypedId<TId> => TypedId.New<TId>(_app.Clock.GetUtcNow());

    private sealed class Redefine : IUseCase
    {
        public static string Right => Rights.DutyManage;
    }
}
