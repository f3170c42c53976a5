using Portal.Domain.Kernel;

namespace Portal.Exchange.Tables;

/// <summary>
/// Carries a refusal out of the depths of a stream, a decoder or an XML reader. <see cref="TableReader"/> catches it;
/// nobody else sees it.
/// </summary>
internal sealed class TableRefusedException(int line, Refusal refusal) : Exception(refusal.ToString())
{
    /// <summary>What was refused, and where.</summary>
    public ImportProblem Problem { get; } = new(line, refusal);
}
