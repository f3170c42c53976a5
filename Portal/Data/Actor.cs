using Portal.Domain.People;

namespace Portal.Data;

/// <summary>Who asks. What the actor may do is looked up at every command, so a withdrawn right ends at once.</summary>
/// <param name="Kind">What sort of actor.</param>
/// <param name="Id">Account id, key id, device id or job name; unique within the kind.</param>
/// <param name="Name">Name for people, kept with every audit entry.</param>
/// <param name="Person">The person behind an account, or null.</param>
public sealed record Actor(ActorKind Kind, string Id, string Name, PersonId? Person = null)
{
    /// <summary>A part of the portal itself: a job, the demonstration, the command line of the operating system's owner.</summary>
    public static Actor System(string name) => new(ActorKind.System, name, name);

    /// <summary>Nobody signed in.</summary>
    public static Actor Anonymous { get; } = new(ActorKind.Anonymous, "", "");
}

/// <summary>Sorts of actors.</summary>
public enum ActorKind
{
    /// <summary>Nobody signed in; may do nothing.</summary>
    Anonymous,

    /// <summary>A signed-in account.</summary>
    Account,

    /// <summary>A program with an API key.</summary>
    ApiKey,

    /// <summary>A wall display with a device key.</summary>
    Device,

    /// <summary>The portal itself.</summary>
    System,
}
