using Portal.Data;

namespace Portal.Features.Demo;

/// <summary>Who the audit chain says did what the demonstration does.</summary>
internal static class DemoActor
{
    /// <summary>The demonstration.</summary>
    public static Actor System { get; } = Actor.System("demo");
}
