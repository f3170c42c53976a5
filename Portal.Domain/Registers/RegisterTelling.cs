using Portal.Domain.Obligations;

namespace Portal.Domain.Registers;

/// <summary>An event that entries of a register tell.</summary>
/// <param name="Event">Kind of event.</param>
/// <param name="At">Key of the stage whose instant it has, or of the date whose day it begins with.</param>
/// <param name="IsAtDate">Whether <paramref name="At"/> is a date.</param>
public sealed record RegisterTelling(string Event, string At, bool IsAtDate)
{
    /// <summary>Key of the stage that settles it; null: nothing in the register does.</summary>
    public string? SettledBy { get; init; }

    /// <summary>Told only with this answer, or only without it; null: always.</summary>
    public AnswerCondition? When { get; init; }

    /// <summary>Whether it is told for each day from that day on, until the day before it is settled or the entry is closed.</summary>
    public bool IsDaily { get; init; }

    /// <summary>Key of the date after whose day it is not told daily any more; null: there is no such day.</summary>
    public string? Until { get; init; }

    /// <summary>Whether a day has one event for each holder, with how many entries there are, instead of one for each entry.</summary>
    public bool IsPerHolder { get; init; }

    /// <summary>Key of the choice whose thing's number is how many years later it is; null: at once.</summary>
    public string? PlusYearsOf { get; init; }

    /// <summary>What tells its subjects from those of another telling of the same event; empty for the first.</summary>
    public string Mark { get; init; } = "";
}
