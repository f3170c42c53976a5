namespace Portal.Packs;

/// <summary>What is wrong with a pack.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Path">Where in it, e.g. <c>$.clauses[3].parameters[0].unit</c>.</param>
/// <param name="Reason">What is wrong there, for whoever edits packs.</param>
public sealed record PackProblem(string File, string Path, string Reason)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File} {Path}: {Reason}";
}
