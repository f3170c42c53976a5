using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Portal.Tests.Support;

/// <summary>The built portal as a process of its own: a verb of the command line, or a server.</summary>
internal sealed class PortalProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _messages;

    private PortalProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
        _output = process.StandardOutput.ReadToEndAsync();
        _messages = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Where a server answers.</summary>
    public Uri Address { get; }

    /// <summary>Runs a verb to its end.</summary>
    public static async Task<CommandOutcome> RunAsync(string dataDirectory, params string[] args)
    {
        await using var process = Start(dataDirectory, args);
        return await process.EndAsync();
    }

    /// <summary>Starts a server and waits until it is ready.</summary>
    public static async Task<PortalProcess> ServeAsync(string dataDirectory)
    {
        var server = Start(dataDirectory);
        using var client = new HttpClient { BaseAddress = server.Address };
        using var deadline = new CancellationTokenSource(Patience);
        while (true)
        {
            Assert.False(server._process.HasExited, "The server exited at start.");
            try
            {
                using var answer = await client.GetAsync(new Uri("readyz", UriKind.Relative), deadline.Token);
                if (answer.IsSuccessStatusCode)
                {
                    return server;
                }
            }
            catch (HttpRequestException)
            {
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, deadline.Token);
        }
    }

    /// <summary>Starts a process and does not wait for anything.</summary>
    public static PortalProcess Start(string dataDirectory, params string[] args)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}/");
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = dataDirectory,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Portal.dll"));
        foreach (var arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["Portal__DataDirectory"] = dataDirectory;
        start.Environment["Portal__Demo"] = "false";
        start.Environment["LANG"] = "en_US.UTF-8";
        return new PortalProcess(Process.Start(start)!, address);
    }

    /// <summary>Pulls the plug: SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Waits for the end.</summary>
    public async Task<CommandOutcome> EndAsync()
    {
        using var deadline = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(deadline.Token);
        return new CommandOutcome(_process.ExitCode, await _output, await _messages);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }
}

/// <summary>How a process ended.</summary>
internal sealed record CommandOutcome(int Exit, string Output, string Messages);
