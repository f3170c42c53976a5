namespace Portal.App.CommandLine;

/// <summary>Exit codes of the command line.</summary>
internal static class CommandExit
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int WrongUsage = 2;
}
