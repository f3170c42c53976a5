namespace Portal.Features.Demo.Life;

/// <summary>Keeps a database that the demonstration made moving: something happens every few seconds.</summary>
internal sealed class DemoLife(DemoSwitch demo, EstateLife life, TimeProvider clock, ILogger<DemoLife> logger) : BackgroundService
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!demo.IsOn)
        {
            return;
        }

        var random = new Random((int)clock.GetTimestamp());
        var pause = ShortestPause;
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            try
            {
                if (!await life.StepAsync(stoppingToken))
                {
                    logger.LogInformation("This database was not made by the demonstration; it is left alone");
                    return;
                }

                pause = ShortestPause + (LongestPause - ShortestPause) * random.NextDouble();
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(exception, "The demonstration stumbled; it goes on in {Seconds} s", AfterFailure.TotalSeconds);
                pause = AfterFailure;
            }
        }
    }
}
