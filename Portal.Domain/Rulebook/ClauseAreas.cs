using System.Collections.Frozen;

namespace Portal.Domain.Rulebook;

/// <summary>The areas of the catalogue. Their names on screen are the texts <c>area.{name}</c>.</summary>
public static class ClauseAreas
{
    /// <summary>Every area.</summary>
    public static FrozenSet<string> All { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
        "alarm", "appraisal", "archive", "asset", "attendance", "community", "complaint", "conduct", "confidentiality", "duty",
        "equipment", "fee", "firesafety", "handover", "hazmat", "housekeeping", "incident", "key", "leave", "lostfound", "lounge",
        "meeting", "order", "other", "patrol", "probation", "purchase", "reception", "releasepass", "renovation", "report", "request",
        "restroom", "roomstatus", "signage", "staff", "stock", "survey", "training", "vacant", "video", "visit", "visitor");
}
