using Portal.Domain.People;

namespace Portal.Domain.Registers;

/// <summary>Whose part a stage is: that of its role, and of those who command it.</summary>
public static class RegisterRoles
{
    private static readonly string[] Command = [Roles.TeamLeader.Key, Roles.Supervisor.Key, Roles.Manager.Key];

    /// <summary>Whether somebody with these roles does what is for a role.</summary>
    /// <param name="held">Keys of the roles.</param>
    /// <param name="asked">Key of the role that is asked for; null asks for none.</param>
    public static bool Cover(IEnumerable<string> held, string? asked) =>
        asked is null || held.Any(role => role == asked || (Array.IndexOf(Command, asked) is >= 0 and var rank && Array.IndexOf(Command, role) > rank));
}
