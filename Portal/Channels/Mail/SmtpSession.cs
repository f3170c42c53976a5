using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Portal.Channels.Peers;

namespace Portal.Channels.Mail;

/// <summary>
/// One connection to a mail server (RFC 5321, 3207, 8314, 4954). Nothing but the greeting is ever said in clear: without
/// TLS and a certificate that is trusted for the host there is no session.
/// </summary>
internal sealed class SmtpSession : IAsyncDisposable
{
    private const string HelloName = "portal.invalid";
    private readonly TimeSpan _timeout;
    private Stream _stream;
    private SmtpLines _lines;
    private SmtpReply _greeting = new(0, []);

    private SmtpSession(Stream stream, TimeSpan timeout)
    {
        _stream = stream;
        _lines = new SmtpLines(stream);
        _timeout = timeout;
    }

    /// <summary>Connects, secures and signs in.</summary>
    /// <exception cref="PeerException">Any of it failed.</exception>
    public static Task<SmtpSession> OpenAsync(OpenChannel channel, PeerGuard guard, PeerCertificates certificates, TimeSpan timeout, CancellationToken cancellationToken) =>
        LimitAsync(timeout, channel.Host, async token =>
        {
            var socket = await guard.ConnectAsync(channel.Host, channel.Port, token);
            var session = new SmtpSession(new NetworkStream(socket, ownsSocket: true), timeout);
            try
            {
                await session.BeginAsync(channel, certificates, token);
                return session;
            }
            catch
            {
                await session._stream.DisposeAsync();
                throw;
            }
        }, cancellationToken);

    /// <summary>Hands one mail over.</summary>
    /// <exception cref="PeerException">The connection failed; nothing more can be sent on it.</exception>
    public Task<SendOutcome> SendAsync(MailText mail, CancellationToken cancellationToken) =>
        LimitAsync(_timeout, mail.To, async token =>
        {
            foreach (var (command, fault) in new[] { ($"MAIL FROM:<{mail.From}>", ChannelFaults.Refused), ($"RCPT TO:<{mail.To}>", ChannelFaults.RecipientRefused), ("DATA", ChannelFaults.Refused) })
            {
                if (await AskAsync(command, token) is { IsGood: false } no)
                {
                    if (no.Code != 421)
                    {
                        await AskAsync("RSET", token);
                    }

                    return OutcomeOf(no, fault);
                }
            }

            await _lines.WriteDataAsync(mail.Write(), token);
            var reply = await _lines.ReadAsync(token);
            return reply.IsGood ? SendOutcome.Accepted(reply.ToString()) : OutcomeOf(reply, ChannelFaults.Refused);
        }, cancellationToken);

    /// <summary>Says goodbye where somebody listens.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(1));
            await AskAsync("QUIT", soon.Token);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or PeerException or ObjectDisposedException or SocketException)
        {
            // Whoever is gone needs no goodbye.
        }

        await _stream.DisposeAsync();
    }

    private static SendOutcome OutcomeOf(SmtpReply reply, string fault) => reply switch
    {
        { IsLasting: true } => SendOutcome.Never(fault, reply.ToString()),
        { Code: 421 } => SendOutcome.Again(ChannelFaults.ServerError, reply.ToString(), TimeSpan.FromMinutes(1)),
        { Code: 450 or 451 or 452 } when fault == ChannelFaults.RecipientRefused => SendOutcome.Again(fault, reply.ToString()),
        _ => SendOutcome.Again(ChannelFaults.ServerError, reply.ToString()),
    };

    /// <summary>Tells apart, in the words of channels, what may go wrong on a connection.</summary>
    private static async Task<T> LimitAsync<T>(TimeSpan timeout, string about, Func<CancellationToken, Task<T>> act, CancellationToken cancellationToken)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(timeout);
        try
        {
            return await act(limited.Token);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw PeerException.Passing(ChannelFaults.Timeout, about, exception);
        }
        catch (AuthenticationException exception)
        {
            throw PeerException.Lasting(ChannelFaults.Tls, about, exception);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            throw PeerException.Passing(ChannelFaults.BrokenConnection, about, exception);
        }
    }

    private async Task BeginAsync(OpenChannel channel, PeerCertificates certificates, CancellationToken cancellationToken)
    {
        if (channel.Security == MailSecurity.ImplicitTls)
        {
            await SecureAsync(channel.Host, certificates, cancellationToken);
        }

        Require(await _lines.ReadAsync(cancellationToken), ChannelFaults.Refused);
        await HelloAsync(cancellationToken);
        if (channel.Security == MailSecurity.StartTls)
        {
            if (!Offers("STARTTLS"))
            {
                throw PeerException.Lasting(ChannelFaults.NoTls, channel.Host);
            }

            Require(await AskAsync("STARTTLS", cancellationToken), ChannelFaults.NoTls);
            if (_lines.HasMore)
            {
                // Somebody in between has put in what should look as if it had come inside TLS.
                throw PeerException.Lasting(ChannelFaults.Tls, channel.Host);
            }

            await SecureAsync(channel.Host, certificates, cancellationToken);
            await HelloAsync(cancellationToken);
        }

        if (channel.Login.Length > 0)
        {
            await SignInAsync(channel.Login, channel.Secret ?? "", cancellationToken);
        }
    }

    private async Task SecureAsync(string host, PeerCertificates certificates, CancellationToken cancellationToken)
    {
        var secure = new SslStream(_stream, leaveInnerStreamOpen: false);
        _stream = secure;
        _lines = new SmtpLines(secure);
        await secure.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = host,
                RemoteCertificateValidationCallback = (_, certificate, chain, errors) => certificates.IsGood(certificate, chain, errors),
            },
            cancellationToken);
    }

    private async Task HelloAsync(CancellationToken cancellationToken)
    {
        _greeting = await AskAsync("EHLO " + HelloName, cancellationToken);
        Require(_greeting, ChannelFaults.Refused);
    }

    private bool Offers(string extension) => _greeting.Lines.Any(line => line.Split(' ')[0].Equals(extension, StringComparison.OrdinalIgnoreCase));

    private bool OffersSignIn(string way) => _greeting.Lines.Any(line =>
        line.Split(' ', '=') is [var auth, .. var ways] && auth.Equals("AUTH", StringComparison.OrdinalIgnoreCase) && ways.Contains(way, StringComparer.OrdinalIgnoreCase));

    private async Task SignInAsync(string login, string password, CancellationToken cancellationToken)
    {
        if (OffersSignIn("PLAIN"))
        {
            Require(await AskAsync("AUTH PLAIN " + Base64($"\0{login}\0{password}"), cancellationToken), ChannelFaults.NotAuthorised);
        }
        else if (OffersSignIn("LOGIN"))
        {
            Require(await AskAsync("AUTH LOGIN", cancellationToken), ChannelFaults.NotAuthorised);
            Require(await AskAsync(Base64(login), cancellationToken), ChannelFaults.NotAuthorised);
            Require(await AskAsync(Base64(password), cancellationToken), ChannelFaults.NotAuthorised);
        }
        else
        {
            throw PeerException.Lasting(ChannelFaults.NotAuthorised, "neither AUTH PLAIN nor AUTH LOGIN");
        }
    }

    private async Task<SmtpReply> AskAsync(string command, CancellationToken cancellationToken)
    {
        await _lines.WriteAsync(command, cancellationToken);
        return await _lines.ReadAsync(cancellationToken);
    }

    private static void Require(SmtpReply reply, string fault)
    {
        if (!reply.IsGood)
        {
            throw reply.IsLasting ? PeerException.Lasting(fault, reply.ToString()) : PeerException.Passing(ChannelFaults.ServerError, reply.ToString());
        }
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
