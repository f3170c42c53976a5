using System.Net.Sockets;
using Portal.Data;

namespace Portal.App.CommandLine;

/// <summary>
/// The Unix socket in the data directory, open to the owner of the files alone. An address holds about a hundred bytes,
/// so a long path is reached through a short link in a private temporary folder.
/// </summary>
internal static class CommandSocket
{
    private const int LongestAddress = 100;

    public static string FileOf(DataDirectory directory) => directory.File("portal.sock");

    public static Socket Listen(DataDirectory directory)
    {
        var file = FileOf(directory);
        File.Delete(file);
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            WithAddress(directory, address =>
            {
                socket.Bind(new UnixDomainSocketEndPoint(address));
                return true;
            });

            // Nobody can connect before Listen, so the mode is never open to others.
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            socket.Listen();
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Connects to the server that holds the data directory; null when none listens.</summary>
    public static Socket? TryConnect(DataDirectory directory)
    {
        if (!File.Exists(FileOf(directory)))
        {
            return null;
        }

        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            return WithAddress(directory, address =>
            {
                socket.Connect(new UnixDomainSocketEndPoint(address));
                return socket;
            });
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }
    }

    private static T WithAddress<T>(DataDirectory directory, Func<string, T> use)
    {
        var file = FileOf(directory);
        if (System.Text.Encoding.UTF8.GetByteCount(file) <= LongestAddress)
        {
            return use(file);
        }

        var folder = Directory.CreateTempSubdirectory("portal-");
        var link = Path.Combine(folder.FullName, "d");
        try
        {
            Directory.CreateSymbolicLink(link, directory.Path);
            return use(Path.Combine(link, Path.GetFileName(file)));
        }
        finally
        {
            // The link first: a recursive delete must never walk into the data.
            File.Delete(link);
            folder.Delete();
        }
    }
}
