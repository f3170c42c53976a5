using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Portal.Data;
using Portal.Domain.Fees;
using Portal.Domain.People;
using Portal.Features.Access;
using Portal.Features.Demo;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Demo;

/// <summary>The way in, and what a start does with an empty, a marked and a foreign database.</summary>
public sealed class DemoEntranceTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly PostgresDatabase? _database = PostgresDatabase.OfTheRun();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        _folder.Dispose();
        await (_database?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [Fact]
    public async Task Build_InADemonstration_MakesAnAccountForEveryRoleAndAWallOnce()
    {
        await using var app = new PortalApp(postgres: _database, folder: _folder);
        await FillAsync(app);
        using var scope = app.Services.CreateScope();
        var entrance = scope.ServiceProvider.GetRequiredService<DemoEntrance>();

        var first = await entrance.BuildAsync(default);
        var second = await entrance.BuildAsync(default);

        var accounts = await app.QueryAsync(db => db.Set<Account>().ToListAsync());
        Assert.Equal(Roles.All.Select(role => role.Key).Order(), accounts.SelectMany(account => account.Roles).Distinct().Order());
        Assert.All(accounts, account => Assert.True(account is { Demonstration: true, MustChangePassword: false, PersonId: not null }));
        Assert.Equal(first!.WallKey, second!.WallKey);
        Assert.Equal(1, await app.QueryAsync(db => db.Set<ApiKey>().CountAsync()));
    }

    [Fact]
    public async Task Build_WithoutTheMark_MakesNothing()
    {
        await using var app = new PortalApp(postgres: _database, folder: _folder);

        using var scope = app.Services.CreateScope();

        Assert.Null(await scope.ServiceProvider.GetRequiredService<DemoEntrance>().BuildAsync(default));

        Assert.False(await app.QueryAsync(db => db.Set<Account>().AnyAsync()));
    }

    [Fact]
    public async Task Fill_OfAPortalThatSomebodySetUp_IsRefused()
    {
        await using var app = new PortalApp(postgres: _database, folder: _folder);
        await app.AccountAsync(Roles.Administrator);

        var refused = await app.Services.GetRequiredService<FillEstate>().RunAsync(PortalApp.Tester, new EstatePlan(10, 1), default);

        Assert.Equal(DemoRefusals.NotEmpty.With(EstateContent.Accounts), refused.Refusal);
    }

    [Fact]
    public async Task Start_OnADemonstration_ShowsTheEntranceAndTheEstateMoves()
    {
        await using (var made = new PortalApp(postgres: _database, folder: _folder))
        {
            await FillAsync(made);
        }

        await using var app = Demonstrating();
        var notice = app.Services.GetRequiredService<DemonstrationNotice>();
        var head = app.Writer.AuditHead;

        Assert.Equal(DemoEntrance.Password, notice.Password);
        using var client = app.CreateClient(new() { AllowAutoRedirect = false });
        using var wall = await client.GetAsync(new Uri(notice.WallAddress!, UriKind.Relative));
        Assert.Equal(HttpStatusCode.Redirect, wall.StatusCode);
        Assert.True(await ComesTrueAsync(app, () => app.Writer.AuditHead != head), "Nothing moved.");
    }

    [Fact]
    public async Task Start_AfterTheWallsKeyWasRevoked_OffersNoWall()
    {
        await using (var made = new PortalApp(postgres: _database, folder: _folder))
        {
            await FillAsync(made);
            using var scope = made.Services.CreateScope();
            await scope.ServiceProvider.GetRequiredService<DemoEntrance>().BuildAsync(default);
            var key = await made.QueryAsync(db => db.Set<ApiKey>().SingleAsync());
            Assert.True((await made.Services.GetRequiredService<RevokeKey>().RunAsync(PortalApp.Tester, key.Id, default)).IsDone);
        }

        await using var app = Demonstrating();
        var notice = app.Services.GetRequiredService<DemonstrationNotice>();

        Assert.Equal((DemoEntrance.Password, null), (notice.Password, notice.WallAddress));
    }

    [Fact]
    public async Task Start_OnAForeignDatabase_ShowsNoEntranceAndNothingMoves()
    {
        await using (var other = new PortalApp(postgres: _database, folder: _folder))
        {
            await other.SeedAsync(Unit.Register("1-101", new UnitDetails(), other.Clock.GetUtcNow()).Value);
        }

        await using var app = Demonstrating();
        var head = app.Writer.AuditHead;

        Assert.Null(app.Services.GetRequiredService<DemonstrationNotice>().Password);
        Assert.False(await ComesTrueAsync(app, () => app.Writer.AuditHead != head, rounds: 40));
        Assert.False(await app.QueryAsync(db => db.Set<Person>().AnyAsync()));
    }

    /// <summary>Only Development checks that no singleton holds on to what belongs to a scope.</summary>
    [Fact]
    public async Task Services_CheckedAsInDevelopment_CanBeMade()
    {
        await using var app = new PortalApp(postgres: _database, folder: _folder);
        await using var development = app.WithWebHostBuilder(builder => builder.UseEnvironment(Environments.Development));

        Assert.NotNull(development.Services.GetRequiredService<DemonstrationNotice>());
    }

    private PortalApp Demonstrating() => new(services => services.PostConfigure<PortalOptions>(options => options.Demo = true), _database, _folder);

    private static async Task FillAsync(PortalApp app)
    {
        var made = await app.Services.GetRequiredService<FillEstate>().RunAsync(PortalApp.Tester, new EstatePlan(20, 2), default);
        Assert.True(made.IsDone, made.Refusal?.ToString());
    }

    /// <summary>Moves the clock of the app until something is so; real time passes only so that other threads get their turn.</summary>
    private static async Task<bool> ComesTrueAsync(PortalApp app, Func<bool> so, int rounds = 2000)
    {
        for (var round = 0; round < rounds && !so(); round++)
        {
            app.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }

        return so();
    }
}
