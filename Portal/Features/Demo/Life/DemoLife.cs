using Portal.Data;

namespace Portal.Features.Demo.Life;

/// <summary>
/// Keeps a database that the demonstration made moving: something happens every few seconds while somebody watches, and
/// about every half minute otherwise, so that days without an audience do not bury the estate in cases. Of several nodes
/// one does it.
/// </summary>
internal sealed class DemoLife(
    DemoSwitch demo, EstateLife life, Audience audience, NodeLead lead, TimeProvider clock, ILogger<DemoLife> logger) : BackgroundService
{
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var random = new Random((int)clock.GetTimestamp());
        var next = Next(random, clock.GetUtcNow());
        while (demo.IsOn && !stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Glance, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var now = clock.GetUtcNow();
            if (stoppingToken.IsCancellationRequested || now < (audience.IsThere ? next.Watched : next.Unwatched))
            {
                continue;
            }

            try
            {
                if (await lead.HasAsync("demonstration", stoppingToken) && !await life.StepAsync(stoppingToken))
                {
                    logger.LogInformation("This database was not made by the demonstration; it is left alone");
                    return;
                }

                next = Next(random, now);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(exception, "The demonstration stumbled; it goes on in {Seconds} s", AfterFailure.TotalSeconds);
                next = (now + AfterFailure, now + AfterFailure);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private static (DateTimeOffset Watched, DateTimeOffset Unwatched) Next(Random random, DateTimeOffset now) =>
        (now.AddSeconds(3 + 5 * random.NextDouble()), now.AddSeconds(20 + 25 * random.NextDouble()));
}
