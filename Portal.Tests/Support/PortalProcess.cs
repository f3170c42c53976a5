using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Portal.Tests.Support;

/// <summary>The built portal as a process of its own: a verb of the command line, or a server.</summary>
internal sealed class PortalProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly StringBuilder _said = new();
    private readonly Task<string> _output;
    private readonly Task<string> _messages;

    private PortalProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
        _output = ListenAsync();
        _messages = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Where a server answers.</summary>
    public Uri Address { get; }

    /// <summary>Whether it ended by itself or was killed.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Runs a verb to its end.</summary>
    public static async Task<CommandOutcome> RunAsync(string dataDirectory, params string[] args)
    {
        await using var process = Start(dataDirectory, args);
        return await process.EndAsync();
    }

    /// <summary>What it wrote to standard output so far.</summary>
    public string Said
    {
        get
        {
            lock (_said)
            {
                return _said.ToString();
            }
        }
    }

    /// <summary>Starts a server and waits until it is ready.</summary>
    /// <param name="dataDirectory">Its data.</param>
    /// <param name="address">Where it answers, e.g. where one did that was killed; a free port otherwise.</param>
    /// <param name="settings">More of its configuration, as environment variables.</param>
    public static async Task<PortalProcess> ServeAsync(string dataDirectory, Uri? address = null, IReadOnlyDictionary<string, string>? settings = null)
    {
        var server = Start(dataDirectory, address ?? FreeAddress(), settings, []);
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
    public static PortalProcess Start(string dataDirectory, params string[] args) => Start(dataDirectory, settings: null, args);

    /// <summary>Starts a process with more configuration, as environment variables, and does not wait for anything.</summary>
    public static PortalProcess Start(string dataDirectory, IReadOnlyDictionary<string, string>? settings, params string[] args) =>
        Start(dataDirectory, FreeAddress(), settings, args);

    private static PortalProcess Start(string dataDirectory, Uri address, IReadOnlyDictionary<string, string>? settings, string[] args)
    {
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
        foreach (var (name, value) in settings ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            start.Environment[name] = value;
        }

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

    private async Task<string> ListenAsync()
    {
        var buffer = new char[1024];
        while (await _process.StandardOutput.ReadAsync(buffer) is > 0 and var read)
        {
            lock (_said)
            {
                _said.Append(buffer, 0, read);
            }
        }

        return Said;
    }

    private static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/"));
    }
}

/// <summary>How a process ended.</summary>
internal sealed record CommandOutcome(int Exit, string Output, string Messages);
