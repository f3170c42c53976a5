namespace Portal.Tests.Support;

/// <summary>Names the clauses of the catalogue that a test proves; tag only what the test would fail without.</summary>
/// <param name="ids">Clause ids, e.g. <c>B-106</c>.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ClauseAttribute(params string[] ids) : Attribute
{
    /// <summary>The clause ids.</summary>
    public IReadOnlyList<string> Ids { get; } = ids;
}
