namespace Portal.Packs;

/// <summary>The packs that came with this build cannot be used: nothing of them is.</summary>
public sealed class PackFormatException(IReadOnlyList<PackProblem> problems)
    : Exception("The rule packs have problems:" + string.Concat(problems.Select(problem => Environment.NewLine + problem)))
{
    /// <summary>Every problem found.</summary>
    public IReadOnlyList<PackProblem> Problems { get; } = problems;
}
