namespace Portal.Data;

/// <summary>
/// Another live process bears this node's name: both would append to one audit chain, and neither would hear the other.
/// </summary>
public sealed class NodeNameTakenException(string node, Exception inner)
    : Exception($"Another process is node {node} of this database. Name one of them with Database:Node.", inner)
{
    /// <summary>The name.</summary>
    public string Node { get; } = node;
}
