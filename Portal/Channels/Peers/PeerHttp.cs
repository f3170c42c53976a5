using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using Microsoft.Extensions.Options;

namespace Portal.Channels.Peers;

/// <summary>Posts JSON to a peer and tells apart what went wrong. It follows no redirect and knows no proxy: where it goes is what was checked.</summary>
internal sealed class PeerHttp : IDisposable
{
    private const int LongestAnswer = 64 * 1024;
    private readonly HttpClient _client;
    private readonly TimeSpan _timeout;

    public PeerHttp(PeerGuard guard, PeerCertificates certificates, IOptions<ChannelOptions> options)
    {
        _timeout = options.Value.Timeout;
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            ConnectTimeout = _timeout,
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, certificate, chain, errors) => certificates.IsGood(certificate, chain, errors),
            },
            ConnectCallback = async (context, cancellationToken) => new NetworkStream(
                await guard.ConnectAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, cancellationToken), ownsSocket: true),
        };
        _client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = LongestAnswer };
    }

    /// <summary>Sends the body.</summary>
    /// <exception cref="PeerException">No answer came, or one that took nothing.</exception>
    public async Task<string> PostAsync(Uri address, ReadOnlyMemory<byte> json, IEnumerable<KeyValuePair<string, string>> headers, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ReadOnlyMemoryContent(json) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(_timeout);
        try
        {
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limited.Token);
            Judge(response.StatusCode);
            return await response.Content.ReadAsStringAsync(limited.Token);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw PeerException.Passing(ChannelFaults.Timeout, address.Host, exception);
        }
        catch (HttpRequestException exception)
        {
            throw Of(exception, address.Host);
        }
        catch (IOException exception)
        {
            throw PeerException.Passing(ChannelFaults.BrokenConnection, address.Host, exception);
        }
    }

    public void Dispose() => _client.Dispose();

    private static void Judge(HttpStatusCode status)
    {
        var answer = $"HTTP {(int)status}";
        switch ((int)status)
        {
            case >= 200 and < 300:
                return;
            case 429:
                throw PeerException.Passing(ChannelFaults.RateLimited, answer);
            case 408 or >= 500:
                throw PeerException.Passing(ChannelFaults.ServerError, answer);
            case 401 or 403:
                throw PeerException.Lasting(ChannelFaults.NotAuthorised, answer);
            case 404 or 410:
                throw PeerException.Lasting(ChannelFaults.NotFound, answer);
            case >= 300 and < 400:
                throw PeerException.Lasting(ChannelFaults.Redirected, answer);
            default:
                throw PeerException.Lasting(ChannelFaults.Refused, answer);
        }
    }

    private static PeerException Of(HttpRequestException exception, string host)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case PeerException known:
                    return known;
                case AuthenticationException:
                    return PeerException.Lasting(ChannelFaults.Tls, host, exception);
                default:
                    break;
            }
        }

        // Hung up during the handshake: broken, and perhaps only for a moment.
        return exception.HttpRequestError == HttpRequestError.SecureConnectionError
            ? PeerException.Passing(ChannelFaults.Tls, host, exception)
            : PeerException.Passing(ChannelFaults.BrokenConnection, host, exception);
    }
}
