using System.Security.Cryptography;
using Portal.Domain.Kernel;
using Portal.Exchange.Tables;

namespace Portal.Exchange.Imports;

/// <summary>A file taken in from a request, a page or the command line, kept where it can be read again.</summary>
public sealed class ImportFile : IAsyncDisposable
{
    private ImportFile(string name, string hash, Stream content)
    {
        Name = name;
        Hash = hash;
        Content = content;
    }

    /// <summary>Name for the history.</summary>
    public string Name { get; }

    /// <summary>SHA-256 in hexadecimal digits.</summary>
    public string Hash { get; }

    internal Stream Content { get; }

    /// <summary>Copies a stream, at most 64 MiB.</summary>
    public static async Task<Result<ImportFile>> ReadAsync(Stream source, string name, CancellationToken cancellationToken)
    {
        try
        {
            var content = await Spool.CopyAsync(source, TableLimits.Default, cancellationToken);
            content.Position = 0;
            var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
            return new ImportFile(name, hash, content);
        }
        catch (TableRefusedException refused)
        {
            return refused.Problem.Refusal;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
