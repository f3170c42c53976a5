namespace Portal.Exchange.Tables;

/// <summary>Keeps a stream that can be read only once: small in memory, larger in a file that nobody else can read.</summary>
internal static class Spool
{
    private const int MemoryBytes = 256 * 1024;
    private const int BlockBytes = 64 * 1024;

    /// <summary>A copy that can be read again; it is gone when closed.</summary>
    /// <exception cref="TableRefusedException">More than the limit.</exception>
    public static async Task<Stream> CopyAsync(Stream source, TableLimits limits, CancellationToken cancellationToken)
    {
        Stream copy = new MemoryStream();
        try
        {
            var block = new byte[BlockBytes];
            for (int read; (read = await source.ReadAsync(block, cancellationToken)) > 0;)
            {
                if (copy.Length + read > limits.MaxBytes)
                {
                    throw new TableRefusedException(1, ImportRefusals.TooLarge.With(limits.MaxBytes >> 20));
                }

                if (copy is MemoryStream memory && copy.Length + read > MemoryBytes)
                {
                    copy = OpenFile();
                    memory.WriteTo(copy);
                }

                await copy.WriteAsync(block.AsMemory(0, read), cancellationToken);
            }

            return copy;
        }
        catch
        {
            await copy.DisposeAsync();
            throw;
        }
    }

    private static FileStream OpenFile()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = BlockBytes,
            Options = FileOptions.DeleteOnClose,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), options);
    }
}
