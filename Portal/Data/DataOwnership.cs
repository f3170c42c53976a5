namespace Portal.Data;

/// <summary>
/// <c>portal.lock</c>: the one process that may write to the data directory holds it. The operating system lets go of the
/// lock when the process ends, however it ends.
/// </summary>
public sealed class DataOwnership(DataDirectory directory) : IDisposable
{
    private static readonly int[] HeldByAnother = [11, 35, unchecked((int)0x80070020)];

    private readonly Lock _gate = new();
    private FileStream? _file;

    /// <summary>The lock file, for messages.</summary>
    public string LockFile => directory.LockFile;

    /// <summary>Whether this process holds the lock.</summary>
    public bool IsHeld => _file is not null;

    /// <summary>Takes the lock; false while another process, or another host in this one, holds it.</summary>
    public bool TryTake()
    {
        lock (_gate)
        {
            if (_file is not null)
            {
                return true;
            }

            try
            {
                _file = new FileStream(directory.LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                return true;
            }
            catch (IOException exception) when (HeldByAnother.Contains(exception.HResult))
            {
                return false;
            }
        }
    }

    /// <summary>Lets go of the lock.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _file?.Dispose();
            _file = null;
        }
    }
}
