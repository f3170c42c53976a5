using Portal.Data;

namespace Portal.Exchange.Imports;

/// <summary>What one import kind does with its rows. Features derive from <see cref="ImportHandler{TRow}"/> and register it.</summary>
public interface IImportHandler
{
    /// <summary>The kind and its columns.</summary>
    ImportSchema Schema { get; }

    /// <summary>Reads the cells of all rows, outside the writer; rows that cannot be read are counted as rejected.</summary>
    IImportBatch Read(IEnumerable<ImportRow> rows, ImportTally tally, ImportPulse pulse, CancellationToken cancellationToken);
}

/// <summary>Rows that were read and wait for the writer.</summary>
public interface IImportBatch
{
    /// <summary>Decides and writes every row inside the writer's unit, and counts each exactly once.</summary>
    Task ApplyAsync(WriteUnit unit, ImportTally tally, ImportPulse pulse, CancellationToken cancellationToken);
}
