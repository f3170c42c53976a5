namespace Portal.Exchange.Tables;

/// <summary>A file whose lines can be read from the start as often as needed, once at a time.</summary>
internal interface ITableFile : IDisposable
{
    /// <summary>
    /// True when a cell beyond the header can only come from a stray separator. A sheet may have notes beside its table.
    /// </summary>
    bool RefusesSurplusCells { get; }

    /// <summary>Starts over.</summary>
    ITableRecords Open();
}
