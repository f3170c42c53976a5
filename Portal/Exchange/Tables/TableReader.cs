namespace Portal.Exchange.Tables;

/// <summary>Opens CSV and XLSX files for import.</summary>
public static class TableReader
{
    private static readonly byte[] ArchiveMark = "PK"u8.ToArray();

    /// <summary>
    /// Reads a file through once, off the caller's thread: what kind of file it is, its encoding, its header, and whether
    /// it keeps to the limits. A stream that cannot be read twice is kept in a temporary file meanwhile.
    /// </summary>
    /// <param name="stream">The file from its start; the caller closes it, after the table if it can seek.</param>
    /// <param name="schema">The kind of import.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static Task<TableOpening> OpenAsync(Stream stream, ImportSchema schema, CancellationToken cancellationToken) =>
        OpenAsync(stream, schema, TableLimits.Default, cancellationToken);

    /// <inheritdoc cref="OpenAsync(Stream, ImportSchema, CancellationToken)"/>
    internal static async Task<TableOpening> OpenAsync(Stream stream, ImportSchema schema, TableLimits limits, CancellationToken cancellationToken)
    {
        Stream? spool = null;
        ImportTable? table = null;
        try
        {
            spool = stream.CanSeek ? null : await Spool.CopyAsync(stream, limits, cancellationToken);
            var opening = await Task.Run(() => Open(spool ?? stream, spool, schema, limits, cancellationToken), cancellationToken);
            table = opening.Table;
            return opening;
        }
        catch (TableRefusedException refused)
        {
            return new TableOpening(null, [refused.Problem]);
        }
        finally
        {
            if (table is null && spool is not null)
            {
                await spool.DisposeAsync();
            }
        }
    }

    private static TableOpening Open(Stream stream, Stream? spool, ImportSchema schema, TableLimits limits, CancellationToken cancellationToken)
    {
        if (stream.Length > limits.MaxBytes)
        {
            throw new TableRefusedException(1, ImportRefusals.TooLarge.With(limits.MaxBytes >> 20));
        }

        ITableFile? file = IsArchive(stream) ? XlsxFile.Open(stream, limits) : TextFile.Open(stream, schema, limits);
        try
        {
            Header header;
            using (var records = file.Open())
            {
                header = Header.Find(schema, records, limits);
            }

            if (header.Twice.Count + header.Missing.Count > 0)
            {
                return new TableOpening(null, [.. header.Twice, .. header.Missing]);
            }

            var opened = new ImportTable(file, schema, header, CountRows(file, header, limits, cancellationToken), spool);
            file = null;
            return new TableOpening(opened, []);
        }
        finally
        {
            file?.Dispose();
        }
    }

    private static bool IsArchive(Stream stream)
    {
        Span<byte> start = stackalloc byte[2];
        stream.Position = 0;
        return stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.SequenceEqual(ArchiveMark)
            && stream.ReadByte() is 3 or 5 or 7;
    }

    private static int CountRows(ITableFile file, Header header, TableLimits limits, CancellationToken cancellationToken)
    {
        var rows = 0;
        using var records = file.Open();
        for (var read = 0; records.Read(); read++)
        {
            if (read % 1024 == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (records.Current.Line > header.Line && !records.Current.IsBlank && ++rows > limits.MaxRows)
            {
                throw new TableRefusedException(records.Current.Line, ImportRefusals.TooManyRows.With(limits.MaxRows));
            }
        }

        return rows;
    }
}
