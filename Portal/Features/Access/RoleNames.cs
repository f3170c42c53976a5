using System.Globalization;
using Portal.Domain.People;

namespace Portal.Features.Access;

/// <summary>Names of roles in the reader's language.</summary>
public static class RoleNames
{
    /// <summary>The name of one.</summary>
    public static string Of(Role role) => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? role.English : role.Chinese;

    /// <summary>All of them, in the order of responsibility.</summary>
    public static string Of(IReadOnlyList<string> keys) => string.Join(" · ", Roles.All.Where(role => keys.Contains(role.Key)).Select(Of));
}
