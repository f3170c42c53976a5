using Portal.Domain.Kernel;

namespace Portal.Features.People;

/// <summary>Refusals about people.</summary>
internal static class PeopleRefusals
{
    public static readonly Refusal CodeMissing = new("people.code-missing", "code");
    public static readonly Refusal CodeTaken = new("people.code-taken", "code");
    public static readonly Refusal NameMissing = new("people.name-missing", "name");

    /// <summary>The last day lies before the first.</summary>
    public static readonly Refusal LastDayEarly = new("people.last-day-early", "last_day");
    public static readonly Refusal PersonUnknown = new("people.unknown");
    public static readonly Refusal SuperiorUnknown = new("people.superior-unknown", "superior");
    public static readonly Refusal SuperiorInCircle = new("people.superior-circle", "superior");
    public static readonly Refusal QualificationMalformed = new("people.qualification-malformed", "qualifications");
}
