using Portal.Domain.Obligations;
using Portal.Domain.Rulebook;

namespace Portal.Features.Obligations.Register;

/// <summary>What was recorded for an obligation in a period.</summary>
/// <param name="Obligation">Key of the obligation.</param>
/// <param name="Name">What was to be done.</param>
/// <param name="Items">What its form asks, with the site's things to choose from.</param>
/// <param name="Lines">The occurrences by due instant, each with the things that its form asks of.</param>
/// <param name="Count">How the occurrences stand.</param>
/// <param name="Totals">The totals of each item that has any.</param>
public sealed record EvidenceRegister(
    string Obligation, Wording Name, IReadOnlyList<EvidenceItem> Items, IReadOnlyList<RegisterLine> Lines, RegisterCount Count, IReadOnlyList<EvidenceTotals> Totals)
{
    /// <summary>Done of its daily target; null where it has none.</summary>
    public TargetStanding? Target { get; init; }

    /// <summary>Done of its daily target by thing, where each has its own.</summary>
    public IReadOnlyList<(string Thing, TargetStanding Standing)> TargetByThing { get; init; } = [];

    /// <summary>The records that it adds up.</summary>
    public IReadOnlyList<EvidenceRegister> Parts { get; init; } = [];

    /// <summary>Totals of the items that several of these have.</summary>
    public IReadOnlyList<EvidenceTotals> Together { get; init; } = [];

    /// <summary>The answers that hold, for totals over several registers.</summary>
    internal IReadOnlyList<EvidenceFact> Facts { get; init; } = [];
}

/// <summary>How the occurrences of a period stand.</summary>
/// <param name="Total">How many there are.</param>
/// <param name="Done">Done, in time or late.</param>
/// <param name="Late">Of these, late.</param>
/// <param name="Missed">Not done in time and not since.</param>
public sealed record RegisterCount(int Total, int Done, int Late, int Missed)
{
    /// <summary>Can still be done in time.</summary>
    public int Open => Total - Done - Missed;
}

/// <summary>An occurrence, or one thing of it.</summary>
/// <param name="Key">Key of the occurrence.</param>
/// <param name="Due">When it is due (UTC).</param>
/// <param name="Standing">How it stands.</param>
/// <param name="Where">What it is about, or null.</param>
/// <param name="Thing">Of which thing, or empty.</param>
/// <param name="DoneAt">When it was done (UTC), or null.</param>
/// <param name="By">Who did it, or null.</param>
/// <param name="Note">What was written down, or null.</param>
/// <param name="Cells">What was answered, by item; items that are not asked here are absent.</param>
public sealed record RegisterLine(
    string Key, DateTimeOffset Due, OccurrenceStanding Standing, string? Where, string Thing, DateTimeOffset? DoneAt, string? By, string? Note,
    IReadOnlyDictionary<string, RegisterCell> Cells);

/// <summary>An answer as it holds.</summary>
/// <param name="Value">Canonical value; null while nobody has answered.</param>
/// <param name="Remark">What was found, or null.</param>
/// <param name="Before">The answer before it was corrected; null where it was not.</param>
/// <param name="IsFinding">Whether it had to be explained.</param>
/// <param name="Difference">How much it is above what it is compared with, or null.</param>
public sealed record RegisterCell(string? Value, string? Remark, string? Before, bool IsFinding, decimal? Difference);
