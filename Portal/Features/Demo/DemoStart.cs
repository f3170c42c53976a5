namespace Portal.Features.Demo;

/// <summary>
/// At the start of a demonstration: fills an empty database before the first request, so that nobody meets a portal
/// without accounts, and opens its entrance.
/// </summary>
internal sealed class DemoStart(DemoSwitch demo, IServiceScopeFactory scopes, ILogger<DemoStart> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!demo.IsOn)
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var made = await scope.ServiceProvider.GetRequiredService<FillEstate>().RunAsync(DemoActor.System, new EstatePlan(), cancellationToken);
        if (made.IsDone)
        {
            logger.LogInformation("Made the demonstration estate: {Units} units, {People} people, {Cases} cases", made.Value.Units, made.Value.People, made.Value.Cases);
        }

        await scope.ServiceProvider.GetRequiredService<DemoEntrance>().OpenAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
