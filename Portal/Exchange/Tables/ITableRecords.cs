namespace Portal.Exchange.Tables;

/// <summary>The lines of a table, one at a time, from the first.</summary>
internal interface ITableRecords : IDisposable
{
    /// <summary>The current line; valid until the next <see cref="Read"/>.</summary>
    RecordBuffer Current { get; }

    /// <summary>Moves on; false at the end.</summary>
    /// <exception cref="TableRefusedException">The file is not what it should be.</exception>
    bool Read();
}
