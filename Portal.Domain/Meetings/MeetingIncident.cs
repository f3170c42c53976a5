using Portal.Domain.People;

namespace Portal.Domain.Meetings;

/// <summary>What may happen in a meeting that its discipline speaks of.</summary>
public enum IncidentKind
{
    /// <summary>Somebody left the room midway [B-071].</summary>
    Exit,

    /// <summary>Somebody received a guest [B-071].</summary>
    Guest,

    /// <summary>Somebody seriously disturbed the meeting [B-078].</summary>
    Disruption,
}

/// <summary>Something that happened in a meeting.</summary>
/// <param name="Id">Identity.</param>
/// <param name="MeetingId">The meeting.</param>
/// <param name="Person">Who.</param>
/// <param name="Kind">What.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Reason">Why.</param>
/// <param name="HasConsent">Whether the chair consented; without meaning for a disruption or a guest.</param>
/// <param name="RecordedBy">Name of who recorded it.</param>
public sealed record MeetingIncident(
    MeetingNoteId Id, MeetingId MeetingId, PersonId Person, IncidentKind Kind, DateTimeOffset At, string Reason, bool HasConsent, string RecordedBy)
{
    /// <summary>Leaving with the chair's consent is no fault [B-071].</summary>
    public bool IsViolation => Kind != IncidentKind.Exit || !HasConsent;
}
