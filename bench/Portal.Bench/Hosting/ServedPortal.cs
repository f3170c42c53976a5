using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Portal.Bench.Hosting;

/// <summary>The portal as a process of its own on loopback, so that its heap and its start are its own.</summary>
internal sealed class ServedPortal : IAsyncDisposable
{
    /// <summary>The verb of this program that becomes the portal, with <see cref="BenchStartup"/> added.</summary>
    public const string Verb = "serve";

    private readonly Process _process;

    private ServedPortal(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>Milliseconds of processor time that it has used.</summary>
    public double ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime.TotalMilliseconds;
        }
    }

    /// <summary>Runs the portal's own program in this process.</summary>
    public static int Run(string[] args) => (int)typeof(Program).Assembly.EntryPoint!.Invoke(null, [args])!;

    /// <summary>Serves with the endpoints of <see cref="BenchStartup"/>, and answers when the portal is ready.</summary>
    public static async Task<ServedPortal> StartAsync(BenchFolder folder, CancellationToken cancellationToken)
    {
        var served = Launch(
            Path.Combine(AppContext.BaseDirectory, "Portal.Bench"),
            [Verb, "--applicationName=Portal"],
            new Dictionary<string, string?>
            {
                ["ASPNETCORE_HOSTINGSTARTUPASSEMBLIES"] = typeof(BenchStartup).Assembly.GetName().Name,
                ["Portal__DataDirectory"] = folder.Path,
                ["Portal__Demo"] = "false",
            });
        await served.WaitForAsync("/readyz", cookie: null, cancellationToken);
        return served;
    }

    /// <summary>Starts an executable that listens where it is told; does not wait for it.</summary>
    public static ServedPortal Launch(string executable, IEnumerable<string> args, IReadOnlyDictionary<string, string?> environment)
    {
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}"));
        var start = new ProcessStartInfo(executable, args) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, line) => Tell(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new ServedPortal(process, address);
    }

    /// <summary>Asks until the answer is 200.</summary>
    public async Task WaitForAsync(string path, string? cookie, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Address };
        if (cookie is not null)
        {
            http.DefaultRequestHeaders.Add("Cookie", cookie);
        }

        while (true)
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException($"The portal ended with {_process.ExitCode}.");
            }

            try
            {
                using var answer = await http.GetAsync(path, cancellationToken);
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
            }

            await Task.Delay(TimeSpan.FromMilliseconds(5), Watch.Clock, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static void Tell(string? line)
    {
        if (!string.IsNullOrEmpty(line))
        {
            Console.Error.WriteLine(line);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
