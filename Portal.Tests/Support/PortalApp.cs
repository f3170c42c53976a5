using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Features.Access;
using Portal.Jobs;
using Portal.Live;
using Portal.Packs;

namespace Portal.Tests.Support;

/// <summary>The whole portal over a database of its own and a clock that stands still; no socket is opened.</summary>
internal sealed class PortalApp : WebApplicationFactory<Program>
{
    private static readonly Lazy<PackLibrary> Packs = new(PackLibrary.Load);

    private readonly TemporaryFolder _folder;
    private readonly bool _ownsFolder;
    private readonly Action<IServiceCollection>? _services;
    private readonly PostgresDatabase? _postgres;
    private readonly bool _ownsPostgres;
    private int _accounts;

    /// <param name="services">Replaces services.</param>
    /// <param name="postgres">A database that outlives this node; without one SQLite, or what <see cref="PostgresDatabase.OfTheRun"/> says.</param>
    /// <param name="folder">A data directory that outlives this app, for a test of restarts; a new one of its own otherwise.</param>
    /// <param name="start">Where the clock stands.</param>
    /// <param name="empty">Whether the portal itself makes a database of its own; a migrated one is there otherwise.</param>
    public PortalApp(
        Action<IServiceCollection>? services = null, PostgresDatabase? postgres = null, TemporaryFolder? folder = null, DateTimeOffset? start = null, bool empty = false)
    {
        _services = services;
        _postgres = postgres ?? PostgresDatabase.OfTheRun();
        _ownsPostgres = postgres is null;
        _folder = folder ?? new TemporaryFolder();
        _ownsFolder = folder is null;
        if (_postgres is null && _ownsFolder && !empty)
        {
            SqliteTemplate.CopyTo(_folder.Path);
        }

        Clock = start is { } at ? new ManualClock(at) : new ManualClock();
    }

    public static Actor Tester { get; } = Actor.System("test");

    public ManualClock Clock { get; }

    public string DataDirectory => _folder.Path;

    public PortalWriter Writer => Services.GetRequiredService<PortalWriter>();

    public PortalReader Reader => Services.GetRequiredService<PortalReader>();

    public LiveFeed Feed => Services.GetRequiredService<LiveFeed>();

    /// <summary>Lets the loops of reminders and channels run, which rest in tests.</summary>
    public static void RunLoops(IServiceCollection services) => services.Configure<JobsOptions>(options => options.Reminders = true);

    /// <summary>A client whose key may ask, or ask and change.</summary>
    public async Task<HttpClient> ApiAsync(KeyScope scope = KeyScope.Write)
    {
        var key = await Services.GetRequiredService<CreateKey>().RunAsync(Tester, $"test {scope}", KeyPurpose.Api, scope, default);
        var client = CreateClient();
        client.DefaultRequestHeaders.Add(ApiKeyHandler.Header, key.Value);
        return client;
    }

    /// <summary>A signed-in account with a role, for use cases and pages; nobody knows its password.</summary>
    public async Task<Actor> AccountAsync(Role role, PersonId? person = null, string? name = null)
    {
        var account = Account.New(Clock.GetUtcNow(), new NewAccount($"{role.Key}-{Interlocked.Increment(ref _accounts)}", name ?? role.Chinese, [role.Key], person) { OwnPassword = true }, "");
        await SeedAsync(account);
        return account.ToActor();
    }

    /// <summary>A browser without cookies yet.</summary>
    public PlainBrowser Browse() => new(this);

    /// <summary>Imports CSV text through the API and answers the parsed report.</summary>
    public static async Task<(HttpResponseMessage Response, JsonElement Body)> ImportAsync(HttpClient api, string kind, string csv, string query = "")
    {
        var response = await api.PostAsync($"/api/v1/import/{kind}{query}", new StringContent(csv, System.Text.Encoding.UTF8, "text/csv"));
        return (response, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    /// <summary>Reads the database as a test may: read-only, on nobody's behalf.</summary>
    public Task<T> QueryAsync<T>(Func<PortalDb, Task<T>> query) => Reader.ReadAsync((db, _) => query(db), default);

    /// <summary>Writes rows directly, for a test's preparation.</summary>
    public async Task SeedAsync(params object[] rows)
    {
        var result = await Writer.WriteAsync<Preparation>(
            Tester,
            (unit, _) =>
            {
                unit.Db.AddRange(rows);
                return Task.FromResult(Result.Done);
            },
            default);
        Assert.True(result.IsDone, result.Refusal?.ToString());
    }

    /// <summary>Runs SQL in the database, e.g. to hide a table so that every read of it fails.</summary>
    public async Task RunSqlAsync(string sql)
    {
        var result = await Writer.WriteAsync<Preparation>(
            Tester,
            async (unit, token) =>
            {
                await unit.Db.Database.ExecuteSqlRawAsync(sql, token);
                return Result.Done;
            },
            default);
        Assert.True(result.IsDone, result.Refusal?.ToString());
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Test");
        builder.UseSetting("Portal:DataDirectory", _folder.Path);
        builder.UseSetting("Portal:Demo", "false");
        builder.UseSetting("Jobs:Scheduler", "false");
        builder.UseSetting("Jobs:Reminders", "false");
        builder.UseSetting("Jobs:HeadStart", "00:00:00");
        if (_postgres is not null)
        {
            builder.UseSetting("Database:Provider", "PostgreSql");
            builder.UseSetting("Database:ConnectionString", _postgres.ConnectionString);
        }

        builder.ConfigureLogging(logging => logging.ClearProviders());
        builder.ConfigureServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            services.Replace(ServiceDescriptor.Singleton(_ => Packs.Value));
            _services?.Invoke(services);
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_ownsFolder)
        {
            _folder.Dispose();
        }

        if (_ownsPostgres && _postgres is not null)
        {
            await _postgres.DisposeAsync();
        }
    }

    private sealed class Preparation : IUseCase
    {
        public static string Right => Rights.SignedIn;
    }
}
