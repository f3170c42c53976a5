using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Features.Access;

/// <summary>Secrets of keys: 256 random bits behind a prefix that says what they open.</summary>
internal static class KeySecret
{
    public static string New(KeyPurpose purpose) =>
        (purpose == KeyPurpose.Api ? "pk_" : "pd_") + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
