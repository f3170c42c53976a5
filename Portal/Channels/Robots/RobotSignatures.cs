using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Channels.Robots;

/// <summary>How platforms want to see that a message comes from us. Each has its own idea of what is the key and what the text.</summary>
internal static class RobotSignatures
{
    /// <summary>The key is the secret, the text <c>timestamp \n secret</c>; Base64, for the query.</summary>
    public static string DingTalk(long milliseconds, string secret) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(Line(milliseconds, secret))));

    /// <summary>The reverse: the key is <c>timestamp \n secret</c> and the text is empty; Base64, for the body.</summary>
    public static string Feishu(long seconds, string secret) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Line(seconds, secret)), Array.Empty<byte>()));

    /// <summary>Our own: HMAC-SHA256 of <c>timestamp . body</c>, in hexadecimal.</summary>
    public static string Webhook(long seconds, ReadOnlySpan<byte> body, string secret)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hash.AppendData(Encoding.UTF8.GetBytes(seconds.ToString(CultureInfo.InvariantCulture) + "."));
        hash.AppendData(body);
        return "sha256=" + Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string Line(long timestamp, string secret) => timestamp.ToString(CultureInfo.InvariantCulture) + "\n" + secret;
}
