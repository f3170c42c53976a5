using System.Globalization;
using System.Text;
using Portal.Channels.Peers;

namespace Portal.Channels.Mail;

/// <summary>What a mail server said.</summary>
/// <param name="Code">Three digits.</param>
/// <param name="Lines">The text of each line.</param>
internal sealed record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    /// <summary>2xx and 3xx.</summary>
    public bool IsGood => Code is >= 200 and < 400;

    /// <summary>5xx: it will say the same next time.</summary>
    public bool IsLasting => Code >= 500;

    public override string ToString() => ChannelTexts.Cut($"{Code} {string.Join(' ', Lines)}", 300);
}

/// <summary>Lines of the protocol over a stream; limits what a peer can make us read.</summary>
internal sealed class SmtpLines(Stream stream)
{
    private const int LongestLine = 2048;
    private const int MostLines = 100;
    private readonly byte[] _buffer = new byte[4096];
    private int _start;
    private int _end;

    /// <summary>Whether the peer has said more than was asked.</summary>
    public bool HasMore => _end > _start;

    public async Task WriteAsync(string line, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), cancellationToken);
        await stream.FlushAsync(cancellationToken);
    }

    /// <summary>Writes a text line by line, doubles a dot at the beginning of a line, and ends with a dot.</summary>
    public async Task WriteDataAsync(string text, CancellationToken cancellationToken)
    {
        var data = new StringBuilder();
        foreach (var line in text.TrimEnd('\n', '\r').Split("\r\n"))
        {
            data.Append(line.StartsWith('.') ? "." : "").Append(line).Append("\r\n");
        }

        data.Append(".\r\n");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(data.ToString()), cancellationToken);
        await stream.FlushAsync(cancellationToken);
    }

    /// <summary>Reads a reply of one or several lines.</summary>
    public async Task<SmtpReply> ReadAsync(CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        while (lines.Count < MostLines)
        {
            var line = await ReadLineAsync(cancellationToken);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code))
            {
                throw PeerException.Passing(ChannelFaults.Unclear, ChannelTexts.Cut(line, 300));
            }

            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] != '-')
            {
                return new SmtpReply(code, lines);
            }
        }

        throw PeerException.Passing(ChannelFaults.Unclear, "too many lines");
    }

    private async Task<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        var line = new List<byte>();
        while (line.Count < LongestLine)
        {
            if (_start == _end)
            {
                (_start, _end) = (0, await stream.ReadAsync(_buffer, cancellationToken));
                if (_end == 0)
                {
                    throw PeerException.Passing(ChannelFaults.BrokenConnection, "closed by the server");
                }
            }

            var read = _buffer[_start++];
            if (read == '\n')
            {
                return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            }

            line.Add(read);
        }

        throw PeerException.Passing(ChannelFaults.Unclear, "a line without an end");
    }
}
