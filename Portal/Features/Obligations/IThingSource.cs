using Portal.Data;

namespace Portal.Features.Obligations;

/// <summary>What a feature has itself and lists for the forms that ask about it, e.g. the open entries of a register.</summary>
public interface IThingSource
{
    /// <summary>What it lists at an instant, in the order of each list.</summary>
    Task<IReadOnlyList<ListedThing>> ListedAsync(PortalDb db, DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>A thing that stands on a list.</summary>
/// <param name="List">Key of the list.</param>
/// <param name="Name">The thing.</param>
public readonly record struct ListedThing(string List, string Name);
