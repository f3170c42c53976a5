using Portal.Domain.People;

namespace Portal.Features.Access;

/// <summary>What is said about an account to be made.</summary>
/// <param name="Login">What will be typed at sign-in; 2 to 64 characters without blanks.</param>
/// <param name="Name">Name shown.</param>
/// <param name="Roles">Role keys.</param>
/// <param name="Person">The person it belongs to, or null.</param>
public sealed record NewAccount(string Login, string Name, IReadOnlyList<string> Roles, PersonId? Person = null)
{
    /// <summary>Made by the demonstration.</summary>
    internal bool Demonstration { get; init; }

    /// <summary>The password was chosen by its owner.</summary>
    internal bool OwnPassword { get; init; }
}
