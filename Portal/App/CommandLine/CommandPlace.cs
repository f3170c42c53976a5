namespace Portal.App.CommandLine;

/// <summary>In which process a verb may run.</summary>
internal enum CommandPlace
{
    /// <summary>Writes: handed to the server while one holds the data directory, else run here under the lock.</summary>
    Owner,

    /// <summary>Only reads: run here on read-only connections, with or without a server.</summary>
    Reader,

    /// <summary>Replaces the data: run here under the lock, refused while anything else holds it.</summary>
    Alone,
}
