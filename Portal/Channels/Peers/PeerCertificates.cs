using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;

namespace Portal.Channels.Peers;

/// <summary>Judges the certificate of a peer: the system's authorities, and those that the configuration names beside them.</summary>
internal sealed class PeerCertificates : IDisposable
{
    private readonly X509Certificate2Collection _trusted = [];

    public PeerCertificates(IOptions<ChannelOptions> options)
    {
        if (options.Value.TrustedCertificates is { Length: > 0 } file)
        {
            _trusted.ImportFromPemFile(file);
        }
    }

    /// <summary>True when the name fits and the chain ends at somebody who is trusted.</summary>
    public bool IsGood(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
        {
            return true;
        }

        if (errors != SslPolicyErrors.RemoteCertificateChainErrors || certificate is null || _trusted.Count == 0)
        {
            return false;
        }

        using var own = new X509Chain();
        own.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        own.ChainPolicy.CustomTrustStore.AddRange(_trusted);
        own.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        foreach (var sent in chain?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
        {
            own.ChainPolicy.ExtraStore.Add(sent.Certificate);
        }

        using var judged = X509CertificateLoader.LoadCertificate(certificate.Export(X509ContentType.Cert));
        return own.Build(judged);
    }

    public void Dispose()
    {
        foreach (var certificate in _trusted)
        {
            certificate.Dispose();
        }
    }
}
