using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Features.Access;

/// <summary>Codes of an authenticator app: RFC 6238 with SHA-1, six digits and steps of 30 seconds, as every app makes them.</summary>
internal static class Totp
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int StepSeconds = 30;

    /// <summary>Letters of a shared secret.</summary>
    public const int KeyLength = 32;

    /// <summary>A new shared secret: 160 random bits in Base32.</summary>
    public static string NewKey() => RandomNumberGenerator.GetString(Base32, KeyLength);

    /// <summary>What the QR code says.</summary>
    public static string Uri(string issuer, string login, string key) => string.Create(
        CultureInfo.InvariantCulture,
        $"otpauth://totp/{System.Uri.EscapeDataString(issuer)}:{System.Uri.EscapeDataString(login)}?secret={key}&issuer={System.Uri.EscapeDataString(issuer)}&digits=6&period={StepSeconds}");

    /// <summary>The time step of an instant.</summary>
    public static long StepOf(DateTimeOffset instant) => instant.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>The code of a time step.</summary>
    public static string CodeOf(string key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(Decode(key), counter, hash);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xf)..]) & 0x7fffffff;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// The time step whose code this is, one step early or late allowed for clocks that differ; null for a wrong code or
    /// one that was used already.
    /// </summary>
    public static long? Match(string key, string code, DateTimeOffset now, long lastUsed)
    {
        var typed = Encoding.UTF8.GetBytes(new string([.. code.Where(char.IsAsciiDigit)]));
        long? found = null;
        for (var step = StepOf(now) - 1; step <= StepOf(now) + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(CodeOf(key, step)), typed) && step > lastUsed)
            {
                found = step;
            }
        }

        return found;
    }

    private static byte[] Decode(string key)
    {
        var bytes = new List<byte>(key.Length * 5 / 8);
        int bits = 0, count = 0;
        foreach (var letter in key)
        {
            bits = (bits << 5 | Base32.IndexOf(letter, StringComparison.Ordinal)) & 0xfff;
            count += 5;
            if (count >= 8)
            {
                count -= 8;
                bytes.Add((byte)(bits >> count));
            }
        }

        return [.. bytes];
    }
}
