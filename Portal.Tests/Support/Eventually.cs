namespace Portal.Tests.Support;

/// <summary>Waits for what another thread does, up to a deadline; only where the portal itself runs in the background.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    public static Task TrueAsync(Func<bool> holds, TimeSpan? within = null) => TrueAsync(() => Task.FromResult(holds()), within);

    public static async Task TrueAsync(Func<Task<bool>> holds, TimeSpan? within = null)
    {
        using var given = new CancellationTokenSource(within ?? Deadline);
        while (!await holds())
        {
            Assert.False(given.IsCancellationRequested, "It did not come true in time.");
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }
    }

    /// <summary>Awaits what must end soon.</summary>
    public static Task<T> EndsAsync<T>(ValueTask<T> task) => task.AsTask().WaitAsync(Deadline);
}
