namespace Portal.Domain.Duty;

/// <summary>
/// Which clause a rule about a post comes from. The documents have rules of their own for the control room and for the
/// fire control room; a post is the latter when it needs the fire operator's certificate or is called so.
/// </summary>
public static class PostClauses
{
    /// <summary>The certificate without which nobody may sit in a fire control room.</summary>
    private const string FireOperator = "fire-operator";

    private static readonly string[] FireControlNames = ["消防控制", "消控", "消防中控", "fire control"];
    private static readonly string[] ControlNames = ["中控", "监控", "control room"];

    /// <summary>True for a fire control room.</summary>
    public static bool IsFireControl(Post post) =>
        post.Windows.Any(window => window.Qualification == FireOperator) || IsCalled(post, FireControlNames);

    /// <summary>True for a control room that is no fire control room.</summary>
    public static bool IsControlRoom(Post post) => !IsFireControl(post) && IsCalled(post, ControlNames);

    /// <summary>Why people are missing at a post: never unattended in the control rooms, else duty staff stay at their post.</summary>
    /// <param name="post">The post.</param>
    /// <param name="unmanned">Whether nobody at all is there.</param>
    public static string OfGap(Post post, bool unmanned) =>
        !unmanned ? "A-013"
        : IsFireControl(post) ? "D-305"
        : IsControlRoom(post) ? "D-015"
        : "A-013";

    /// <summary>Why one has to be early at a post.</summary>
    public static string OfArrival(Post post) => IsControlRoom(post) || IsFireControl(post) ? "D-176" : "A-051";

    private static bool IsCalled(Post post, string[] names) => Array.Exists(names, name => post.Name.Contains(name, StringComparison.OrdinalIgnoreCase));
}
