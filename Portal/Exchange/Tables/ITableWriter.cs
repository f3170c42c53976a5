namespace Portal.Exchange.Tables;

/// <summary>
/// Writes a table row by row without holding it, asynchronously throughout, so that it can write to a response. A writer
/// disposed before <see cref="CompleteAsync"/> leaves an unfinished file; neither closes the stream.
/// </summary>
public interface ITableWriter : IAsyncDisposable
{
    /// <summary>Writes a row.</summary>
    ValueTask WriteAsync(IReadOnlyList<TableCell> row, CancellationToken cancellationToken);

    /// <summary>Finishes the file.</summary>
    ValueTask CompleteAsync(CancellationToken cancellationToken);
}
