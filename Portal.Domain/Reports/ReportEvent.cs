namespace Portal.Domain.Reports;

/// <summary>What happened to a report. Entries are added, never changed or taken out.</summary>
public sealed class ReportEvent
{
    /// <summary>An entry.</summary>
    public ReportEvent(ReportId reportId, int no, ReportEventKind kind, DateTimeOffset at, string by, string? text)
    {
        (ReportId, No, Kind, At, By, Text) = (reportId, no, kind, at, by, text);
    }

    /// <summary>Whose.</summary>
    public ReportId ReportId { get; private set; }

    /// <summary>1, 2, ... within the report, without gaps.</summary>
    public int No { get; private set; }

    /// <summary>What.</summary>
    public ReportEventKind Kind { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Name of whoever did it.</summary>
    public string By { get; private set; }

    /// <summary>The reason of a return, the field and old and new wording of a correction, the reason of a changed figure.</summary>
    public string? Text { get; private set; }

    /// <summary>What the report said from then on; null where the entry changed nothing of it.</summary>
    public IReadOnlyList<ReportValue>? Content { get; internal init; }
}

/// <summary>Kinds of entries.</summary>
public enum ReportEventKind
{
    /// <summary>Begun.</summary>
    Started,

    /// <summary>Handed in.</summary>
    Submitted,

    /// <summary>Sent back with a reason.</summary>
    Returned,

    /// <summary>Handed in again.</summary>
    Resubmitted,

    /// <summary>Corrected after it was handed in.</summary>
    Corrected,

    /// <summary>A figure was changed by hand.</summary>
    Overridden,
}
