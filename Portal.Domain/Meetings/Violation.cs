using Portal.Domain.People;

namespace Portal.Domain.Meetings;

/// <summary>Breaches of the discipline of meetings.</summary>
public enum MeetingOffence
{
    /// <summary>Came late without leave [B-076].</summary>
    Late,

    /// <summary>Left early without leave [B-076].</summary>
    LeftEarly,

    /// <summary>Missed the meeting without leave [B-077].</summary>
    Absent,

    /// <summary>Disturbed it seriously [B-078].</summary>
    Disruption,

    /// <summary>Left midway without the chair's consent [B-071]; the documents name no amount.</summary>
    ExitWithoutConsent,

    /// <summary>Received a guest [B-071]; the documents name no amount.</summary>
    ReceivedGuest,
}

/// <summary>A breach of the discipline of a meeting; a person has each at most once in a meeting.</summary>
/// <param name="Person">Who.</param>
/// <param name="Offence">What.</param>
public sealed record Violation(PersonId Person, MeetingOffence Offence);

/// <summary>What the rules say of each breach.</summary>
public static class MeetingOffences
{
    /// <summary>The clause that names it.</summary>
    public static string Clause(this MeetingOffence offence) => offence switch
    {
        MeetingOffence.Late or MeetingOffence.LeftEarly => "B-076",
        MeetingOffence.Absent => "B-077",
        MeetingOffence.Disruption => "B-078",
        MeetingOffence.ExitWithoutConsent or MeetingOffence.ReceivedGuest => "B-071",
    };

    /// <summary>Parameter of the rule packs that holds its fine in yuan; null where the documents name none.</summary>
    public static string? FineParameter(this MeetingOffence offence) => offence switch
    {
        MeetingOffence.Late => "meeting_late_fine",
        MeetingOffence.LeftEarly => "meeting_early_fine",
        MeetingOffence.Absent => "meeting_absent_fine",
        MeetingOffence.Disruption => "meeting_disruption_fine",
        MeetingOffence.ExitWithoutConsent or MeetingOffence.ReceivedGuest => null,
    };
}
