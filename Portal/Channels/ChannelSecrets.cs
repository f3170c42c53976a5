using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Portal.Channels;

/// <summary>Closes what must not lie open in the database, with the keys that also sign the cookies. Never inside a unit of work: the ring may have to write a key.</summary>
internal sealed class ChannelSecrets(IDataProtectionProvider provider)
{
    private readonly IDataProtector _protector = provider.CreateProtector("Portal.Channels");

    /// <summary>As it is stored.</summary>
    public string Close(string secret) => _protector.Protect(secret);

    /// <summary>As it was typed; false when the keys that closed it are gone.</summary>
    public bool TryOpen(string? stored, out string? secret)
    {
        secret = null;
        if (stored is null)
        {
            return true;
        }

        try
        {
            secret = _protector.Unprotect(stored);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
