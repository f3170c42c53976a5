using Portal.Domain.Kernel;

namespace Portal.Features.Duty;

/// <summary>What the duty pages, files and endpoints refuse beyond <see cref="Domain.Duty.DutyRefusals"/>.</summary>
internal static class DutyFeatureRefusals
{
    public const int LongestReason = 200;

    public static readonly Refusal PersonUnknown = new("duty.person-unknown", "staff");
    public static readonly Refusal PersonMissing = new("duty.person-missing", "staff");
    public static readonly Refusal PersonLeft = new("duty.person-left", "staff");
    public static readonly Refusal PostUnknown = new("duty.post-unknown", "post");
    public static readonly Refusal PostMissing = new("duty.post-missing", "post");
    public static readonly Refusal InstantMissing = new("duty.instant-missing");
    public static readonly Refusal InFuture = new("duty.in-future", "at");
    public static readonly Refusal AssignmentUnknown = new("duty.assignment-unknown");
    public static readonly Refusal AlreadyPlanned = new("duty.already-planned", "start");
    public static readonly Refusal ShiftOver = new("duty.shift-over");
    public static readonly Refusal SamePerson = new("duty.same-person", "staff");
    public static readonly Refusal ReasonMissing = new("duty.reason-missing", "reason");
    public static readonly Refusal ReasonTooLong = new Refusal("duty.reason-too-long", "reason").With(LongestReason);
    public static readonly Refusal NotAPerson = new("duty.not-a-person");
    public static readonly Refusal AlreadyIn = new("duty.already-in");
    public static readonly Refusal AlreadyAway = new("duty.already-away");
    public static readonly Refusal NotAway = new("duty.not-away");
    public static readonly Refusal NotAtPost = new("duty.not-at-post");
    public static readonly Refusal NothingToCorrect = new("duty.nothing-to-correct");
    public static readonly Refusal CorrectionOutside = new("duty.correction-outside", "at");
    public static readonly Refusal SuccessorMissing = new Refusal("duty.successor-missing") with { Clause = "A-056" };
    public static readonly Refusal ShiftEmpty = new Refusal("duty.shift-empty") with { Clause = "D-306" };
    public static readonly Refusal ClockedAlready = new("duty.clocked-already", "at");
    public static readonly Refusal DaysMalformed = new("duty.days-malformed", "days");
    public static readonly Refusal NoGap = new("duty.no-gap");
    public static readonly Refusal AtAPost = new("duty.at-a-post", "staff");
    public static readonly Refusal NotQualified = new("duty.not-qualified", "staff");
    public static readonly Refusal AlreadyCalled = new("duty.already-called", "staff");
    public static readonly Refusal FromRange = new("duty.from-range", "from");
}

/// <summary>What is odd about a row or a plan without being refused.</summary>
internal static class DutyWarnings
{
    public static readonly Refusal OutWithoutIn = new("duty.out-without-in", "event");
    public static readonly Refusal WithdrawnHere = new("duty.withdrawn-here", "start");
    public static readonly Refusal NameDiffers = new("duty.name-differs", "name");
    public static readonly Refusal WindowTwice = new("duty.window-twice", "from");
    public static readonly Refusal Unqualified = new("duty.unqualified", "staff");
    public static readonly Refusal DoubleBooked = new("duty.double-booked", "staff");
}
