using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Portal.Jobs;

/// <summary>
/// What went wrong with a run, in one word that has a sentence in either language (<c>jobs.fault.*</c>). The message of an
/// exception is written for programmers, names files and statements, and stays in the log.
/// </summary>
public static class JobFault
{
    /// <summary>The database failed.</summary>
    public const string Database = "database";

    /// <summary>A file could not be read or written.</summary>
    public const string Files = "files";

    /// <summary>Something took too long.</summary>
    public const string Timeout = "timeout";

    /// <summary>Anything else.</summary>
    public const string Unexpected = "unexpected";

    /// <summary>The word for an exception.</summary>
    public static string Of(Exception exception) => exception switch
    {
        DbException or DbUpdateException => Database,
        TimeoutException or OperationCanceledException => Timeout,
        IOException or UnauthorizedAccessException => Files,
        _ => Unexpected,
    };

    /// <summary>The word as far as it is one; older runs kept a message.</summary>
    public static string Known(string? word) => word is Database or Files or Timeout ? word : Unexpected;
}
