using Portal.Data;

namespace Portal.Tests.Support;

/// <summary>Base of rules that hold on both engines: one portal on a database of the engine.</summary>
public abstract class EngineRules : IAsyncLifetime
{
    private readonly PostgresDatabase? _postgres;

    private protected EngineRules(DatabaseProvider engine)
    {
        Engine = engine;
        _postgres = engine == DatabaseProvider.PostgreSql ? new PostgresDatabase() : null;
        App = new PortalApp(postgres: _postgres);
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
