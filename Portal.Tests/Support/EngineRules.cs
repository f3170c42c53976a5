using Portal.Data;

namespace Portal.Tests.Support;

/// <summary>Base of rules that hold on both engines: one portal on a database of the engine.</summary>
public abstract class EngineRules : IAsyncLifetime
{
    private readonly PostgresDatabase? _postgres;

    /// <param name="engine">The engine.</param>
    /// <param name="empty">Whether the portal itself makes the database and its tables; a migrated one is there otherwise.</param>
    private protected EngineRules(DatabaseProvider engine, bool empty = false)
    {
        Engine = engine;
        _postgres = engine != DatabaseProvider.PostgreSql ? null : empty ? new PostgresDatabase() : PostgresDatabase.Migrated();
        App = new PortalApp(postgres: _postgres, empty: empty);
    }

    private protected DatabaseProvider Engine { get; }

    private protected PortalApp App { get; }

    /// <inheritdoc/>
    public virtual Task InitializeAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public virtual async Task DisposeAsync()
    {
        await App.DisposeAsync();
        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
        }
    }
}
