using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Portal.Tests.Support;

/// <summary>A real mail server as a process of its own (Debian's <c>python3-aiosmtpd</c>).</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private const string Python = "/usr/bin/python3";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Process _process;

    private SmtpServer(Process process, int port)
    {
        _process = process;
        Port = port;
    }

    /// <summary>Why its tests are skipped, or null. In CI they never are.</summary>
    public static string? SkipReason { get; } =
        Environment.GetEnvironmentVariable("CI") == "true" || Directory.Exists("/usr/lib/python3/dist-packages/aiosmtpd") ? null : "The mail server (python3-aiosmtpd) is not installed.";

    public int Port { get; }

    /// <param name="mode"><c>starttls</c>, <c>implicit</c> or <c>clear</c>.</param>
    /// <param name="certificate">What it shows.</param>
    /// <param name="account">User and password that it asks for.</param>
    public static async Task<SmtpServer> StartAsync(string mode, TestCertificate certificate, params string[] account)
    {
        var start = new ProcessStartInfo(Python, [Repository.File("Portal.Tests", "Support", "smtp_server.py"), mode, certificate.CertificateFile, certificate.KeyFile, .. account])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var port = await process.StandardOutput.ReadLineAsync().WaitAsync(Patience);
        return new SmtpServer(process, int.Parse(port ?? throw new InvalidOperationException("The mail server did not start."), CultureInfo.InvariantCulture));
    }

    /// <summary>The next mail that it took.</summary>
    public async Task<TakenMail> NextAsync() =>
        JsonSerializer.Deserialize<TakenMail>((await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience))!, JsonSerializerOptions.Web)!;

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(3));
        await _process.WaitForExitAsync(soon.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}

/// <summary>A mail as the server's own mail library reads it.</summary>
internal sealed record TakenMail(string From, IReadOnlyList<string> To, string Subject, string Text, string Id, int Longest, bool Ascii, bool Tls, bool SignedIn);

/// <summary>A fact that needs the mail server; skipped, by name, where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SmtpFactAttribute : FactAttribute
{
    /// <summary>Skips without the server.</summary>
    public SmtpFactAttribute() => Skip = SmtpServer.SkipReason!;
}

/// <inheritdoc cref="SmtpFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SmtpTheoryAttribute : TheoryAttribute
{
    /// <summary>Skips without the server.</summary>
    public SmtpTheoryAttribute() => Skip = SmtpServer.SkipReason!;
}
