using System.Runtime;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Bench.Hosting;

[assembly: HostingStartup(typeof(BenchStartup))]

namespace Portal.Bench.Hosting;

/// <summary>
/// What the measured portal has beyond the product: a minimal page to compare a wall with, and a look at its heap. It is
/// loaded by name from the environment of the process, so the portal itself knows nothing of it.
/// </summary>
public sealed class BenchStartup : IHostingStartup
{
    internal const string CircuitsPath = "/_bench/circuits";
    internal const string HeapPath = "/_bench/heap";
    internal const string MinimalPath = "/_bench/minimal";

    /// <inheritdoc/>
    public void Configure(IWebHostBuilder builder) => builder.ConfigureServices(services =>
    {
        services.AddSingleton<CircuitCount>();
        services.AddScoped<CircuitHandler, CountingCircuit>();
        services.AddSingleton<IStartupFilter, Endpoints>();
    });

    private sealed class Endpoints : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Map("/_bench", branch =>
            {
                branch.UseRouting();
                branch.UseEndpoints(endpoints =>
                {
                    endpoints.MapGet("/minimal", () => new RazorComponentResult<MinimalPage>());
                    endpoints.MapGet("/circuits", (CircuitCount circuits) => circuits.Open);
                    endpoints.MapGet("/heap", LiveBytes);
                });
            });
            next(app);
        };

        /// <summary>Bytes of the managed heap after a full collection.</summary>
        private static long LiveBytes()
        {
            GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            return GC.GetTotalMemory(forceFullCollection: false);
        }
    }

    private sealed class CountingCircuit(CircuitCount count) : CircuitHandler
    {
        public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
        {
            count.Add(1);
            return Task.CompletedTask;
        }

        public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
        {
            count.Add(-1);
            return Task.CompletedTask;
        }
    }

    private sealed class CircuitCount
    {
        private int _open;

        public int Open => Volatile.Read(ref _open);

        public void Add(int circuits) => Interlocked.Add(ref _open, circuits);
    }
}
