using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Domain.Meetings;

/// <summary>What somebody writes into a line of an agenda.</summary>
/// <param name="Text">The text, or null.</param>
/// <param name="Department">The other department that is needed [B-061], or null.</param>
/// <param name="Solution">The solution agreed [B-061], or null.</param>
/// <param name="IsTicked">The tick of a line that is one [E-155].</param>
public sealed record AgendaEntry(string? Text, string? Department = null, string? Solution = null, bool IsTicked = false)
{
    /// <summary>Longest text.</summary>
    public const int Longest = 2000;
}

/// <summary>A line of a meeting's agenda with its own text.</summary>
public sealed class AgendaItem
{
    internal AgendaItem(AgendaItemId id, MeetingId meeting, AgendaHead head, int no)
    {
        Id = id;
        MeetingId = meeting;
        Head = head;
        No = no;
    }

    private AgendaItem()
    {
    }

    /// <summary>Identity.</summary>
    public AgendaItemId Id { get; private set; }

    /// <summary>The meeting.</summary>
    public MeetingId MeetingId { get; private set; }

    /// <summary>Its head.</summary>
    public AgendaHead Head { get; private set; }

    /// <summary>Place on the agenda.</summary>
    public int No { get; private set; }

    /// <summary>Whose plan or report it is; null for a line of the meeting.</summary>
    public PersonId? Person { get; internal set; }

    /// <summary>Number and title of the case it is about, or null .</summary>
    public string? Case { get; internal set; }

    /// <summary>The text.</summary>
    public string? Text { get; private set; }

    /// <summary>The other department that is needed.</summary>
    public string? Department { get; private set; }

    /// <summary>The solution agreed.</summary>
    public string? Solution { get; private set; }

    /// <summary>The tick.</summary>
    public bool IsTicked { get; private set; }

    /// <summary>Counts the changes, so that two who write at once do not overwrite each other.</summary>
    public int Version { get; private set; }

    internal Result Write(AgendaEntry entry, int? seen)
    {
        if (seen is { } version && version != Version)
        {
            return MeetingRefusals.WrittenMeanwhile;
        }

        if (Head == AgendaHead.CrossDepartment && !string.IsNullOrWhiteSpace(entry.Text)
            && (string.IsNullOrWhiteSpace(entry.Department) || string.IsNullOrWhiteSpace(entry.Solution)))
        {
            return string.IsNullOrWhiteSpace(entry.Department) ? MeetingRefusals.DepartmentMissing : MeetingRefusals.SolutionMissing;
        }

        (Text, Department, Solution, IsTicked) = (Clean(entry.Text), Clean(entry.Department), Clean(entry.Solution), entry.IsTicked);
        Version++;
        return Result.Done;
    }

    private static string? Clean(string? text) =>
        text?.Trim() is { Length: > 0 } written ? written[..Math.Min(written.Length, AgendaEntry.Longest)] : null;
}
