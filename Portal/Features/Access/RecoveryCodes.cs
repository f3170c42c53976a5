using System.Security.Cryptography;
using System.Text;

namespace Portal.Features.Access;

/// <summary>Codes that stand in for a lost authenticator, each once. Only their hashes are kept.</summary>
internal static class RecoveryCodes
{
    private const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const int Count = 10;

    public static string[] New() =>
        [.. Enumerable.Range(0, Count).Select(_ => RandomNumberGenerator.GetString(Alphabet, 10)).Select(code => $"{code[..5]}-{code[5..]}")];

    /// <summary>The hash of a code, however it was typed. A code has 50 random bits and attempts are limited, so a plain hash is enough.</summary>
    public static string Hash(string code) => Convert.ToHexString(SHA256.HashData(
        Encoding.UTF8.GetBytes(new string([.. code.Where(char.IsAsciiLetterOrDigit)]).ToUpperInvariant())));
}
