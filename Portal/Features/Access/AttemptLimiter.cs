using System.Collections.Concurrent;

namespace Portal.Features.Access;

/// <summary>
/// Counts what went wrong, by address or account and purpose, in windows of a minute. Good requests are never counted, so a valid
/// key or a house full of people behind one address is not limited.
/// </summary>
internal sealed class AttemptLimiter(TimeProvider clock)
{
    public const int Allowed = 20;
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private ConcurrentDictionary<string, int> _failures = new(StringComparer.Ordinal);
    private long _window;

    /// <summary>True when there were too many failures in this minute.</summary>
    public bool IsLimited(HttpContext context, string purpose) => Failures().GetValueOrDefault(Key(context, purpose)) >= Allowed;

    /// <summary>Counts one failure.</summary>
    public void Failed(HttpContext context, string purpose) => Failures().AddOrUpdate(Key(context, purpose), 1, (_, count) => count + 1);

    /// <summary>True when there were too many failures of one account in this minute.</summary>
    public bool IsLimited(string account, string purpose) => Failures().GetValueOrDefault($"{purpose} {account}") >= Allowed;

    /// <summary>Counts one failure of an account.</summary>
    public void Failed(string account, string purpose) => Failures().AddOrUpdate($"{purpose} {account}", 1, (_, count) => count + 1);

    private static string Key(HttpContext context, string purpose) => $"{purpose} {context.Connection.RemoteIpAddress}";

    /// <summary>A new window begins empty, so addresses of the past take no memory.</summary>
    private ConcurrentDictionary<string, int> Failures()
    {
        var window = clock.GetUtcNow().UtcTicks / Window.Ticks;
        if (Interlocked.Read(ref _window) != window)
        {
            lock (_gate)
            {
                if (_window != window)
                {
                    _failures = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
                    Interlocked.Exchange(ref _window, window);
                }
            }
        }

        return _failures;
    }
}
