using Portal.Domain.Kernel;

namespace Portal.Data;

/// <summary>Refusals of backup and restore.</summary>
internal static class DataRefusals
{
    /// <summary>PostgreSQL has its own tools (pg_dump, pg_restore).</summary>
    public static readonly Refusal EngineHasItsOwn = new("data.engine-has-its-own");

    /// <summary>The target exists; nothing is overwritten.</summary>
    public static readonly Refusal FileExists = new("data.file-exists", "file");

    /// <summary>There is no such file.</summary>
    public static readonly Refusal FileMissing = new("data.file-missing", "file");

    /// <summary>Not a database of the portal, or a damaged one.</summary>
    public static readonly Refusal NotABackup = new("data.not-a-backup", "file");

    /// <summary>Its audit chain is broken at the named node and entry.</summary>
    public static readonly Refusal ChainBroken = new("data.chain-broken", "file");

    /// <summary>Made by a newer program than this.</summary>
    public static readonly Refusal FromNewerProgram = new("data.from-newer-program", "file");
}
