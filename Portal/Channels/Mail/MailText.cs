using System.Globalization;
using System.Text;

namespace Portal.Channels.Mail;

/// <summary>A mail as it goes over the wire (RFC 5322, 2045, 2047): ASCII lines of at most 78 characters with CRLF.</summary>
/// <param name="From">Sender's address.</param>
/// <param name="To">Recipient's address.</param>
/// <param name="Subject">Any text.</param>
/// <param name="Body">Any text.</param>
/// <param name="Id">Stays the same when the mail is sent again, so that a mailbox can tell.</param>
/// <param name="Date">When it was queued.</param>
internal sealed record MailText(string From, string To, string Subject, string Body, Guid Id, DateTimeOffset Date)
{
    private const string NewLine = "\r\n";
    private const int LongestBase64Line = 76;

    /// <summary>At most 75 characters an encoded word, its frame included: 45 bytes become 60 characters.</summary>
    private const int BytesOfAWord = 45;

    /// <summary>The whole mail, without the dot that ends it.</summary>
    public string Write()
    {
        var domain = From[(From.LastIndexOf('@') + 1)..];
        var text = new StringBuilder()
            .Append("From: <").Append(From).Append('>').Append(NewLine)
            .Append("To: <").Append(To).Append('>').Append(NewLine)
            .Append("Subject: ").Append(Header(Subject)).Append(NewLine)
            .Append("Date: ").Append(Date.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture)).Append(NewLine)
            .Append("Message-ID: <").Append(Id.ToString("N")).Append('@').Append(domain).Append('>').Append(NewLine)
            .Append("Auto-Submitted: auto-generated").Append(NewLine)
            .Append("MIME-Version: 1.0").Append(NewLine)
            .Append("Content-Type: text/plain; charset=utf-8").Append(NewLine)
            .Append("Content-Transfer-Encoding: base64").Append(NewLine)
            .Append(NewLine);
        var body = Convert.ToBase64String(Encoding.UTF8.GetBytes(Body.ReplaceLineEndings(NewLine)));
        for (var start = 0; start < body.Length; start += LongestBase64Line)
        {
            text.Append(body.AsSpan(start, Math.Min(LongestBase64Line, body.Length - start))).Append(NewLine);
        }

        return text.ToString();
    }

    /// <summary>ASCII as it is; anything else as encoded words that never split a character, folded one a line.</summary>
    internal static string Header(string text)
    {
        var line = new string([.. text.Select(character => char.IsControl(character) ? ' ' : character)]).Trim();
        if (line.Length <= 60 && line.All(char.IsAscii))
        {
            return line;
        }

        var (words, word) = (new List<string>(), new List<byte>());
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in line.EnumerateRunes())
        {
            var length = rune.EncodeToUtf8(bytes);
            if (word.Count + length > BytesOfAWord)
            {
                words.Add(Word(word));
                word.Clear();
            }

            word.AddRange(bytes[..length]);
        }

        words.Add(Word(word));
        return string.Join(NewLine + " ", words);
    }

    /// <summary>An address that can neither end its line nor its angle brackets.</summary>
    internal static bool IsAddress(string address) =>
        address.Length <= 254 && address.Split('@') is [{ Length: > 0 and <= 64 } name, { Length: > 0 } domain]
        && name.All(character => char.IsAsciiLetterOrDigit(character) || "!#$%&'*+-/=?^_`{|}~.".Contains(character, StringComparison.Ordinal))
        && domain.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '.')
        && !domain.StartsWith('.') && !domain.EndsWith('.') && !domain.Contains("..", StringComparison.Ordinal);

    private static string Word(List<byte> bytes) => $"=?utf-8?B?{Convert.ToBase64String([.. bytes])}?=";
}
