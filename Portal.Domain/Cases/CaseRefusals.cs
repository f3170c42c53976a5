using Portal.Domain.Kernel;

namespace Portal.Domain.Cases;

/// <summary>Refusals of cases.</summary>
public static class CaseRefusals
{
    /// <summary>The case changed since the mover looked: {0} name, {1} instant.</summary>
    public static readonly Refusal ChangedMeanwhile = new("cases.changed-meanwhile");

    /// <summary>The move is dated before the last step: {0} instant of that step.</summary>
    public static readonly Refusal BeforeLastStep = new("cases.before-last-step");

    /// <summary>Nobody has been sent yet.</summary>
    public static readonly Refusal NotAssigned = new("cases.not-assigned");

    /// <summary>Somebody has been sent already.</summary>
    public static readonly Refusal AlreadyAssigned = new("cases.already-assigned", "assigned_to");

    /// <summary>This very person has been sent already.</summary>
    public static readonly Refusal SamePerson = new("cases.same-person", "assigned_to");

    /// <summary>The person sent has responded already.</summary>
    public static readonly Refusal AlreadyResponded = new("cases.already-responded");

    /// <summary>Still pending.</summary>
    public static readonly Refusal NotResolved = new("cases.not-resolved");

    /// <summary>Resolved already; reopen it first.</summary>
    public static readonly Refusal AlreadyResolved = new("cases.already-resolved");

    /// <summary>Closed already; reopen it first.</summary>
    public static readonly Refusal AlreadyClosed = new("cases.already-closed");

    /// <summary>The case was put to the team leader; the former handler may not finish it.</summary>
    public static readonly Refusal HandedUp = new("cases.handed-up", Clause: "A-065");

    /// <summary>No result was written down.</summary>
    public static readonly Refusal ResultMissing = new("cases.result-missing", "note", "B-145");

    /// <summary>No reason was written down.</summary>
    public static readonly Refusal ReasonMissing = new("cases.reason-missing", "note");

    /// <summary>Nothing was written down.</summary>
    public static readonly Refusal NoteMissing = new("cases.note-missing", "note");

    /// <summary>The site asks for the customer's answer before closing.</summary>
    public static readonly Refusal CallBackFirst = new("cases.call-back-first", "satisfaction");

    /// <summary>The customer is not satisfied enough to close: {0} given, {1} least.</summary>
    public static readonly Refusal NotSatisfied = new("cases.not-satisfied", "satisfaction");

    /// <summary>No number of the other system.</summary>
    public static readonly Refusal IdMissing = new("cases.id-missing", "id");

    /// <summary>No title.</summary>
    public static readonly Refusal TitleMissing = new("cases.title-missing", "title");

    /// <summary>No instant of receipt.</summary>
    public static readonly Refusal ReceivedAtMissing = new("cases.received-at-missing", "received_at", "B-209");

    /// <summary>Received in the future.</summary>
    public static readonly Refusal ReceivedInFuture = new("cases.received-in-future", "received_at");

    /// <summary>A special-service request without a unit.</summary>
    public static readonly Refusal UnitMissing = new("cases.unit-missing", "unit", "B-209");

    /// <summary>A special-service request without somebody to contact.</summary>
    public static readonly Refusal ContactMissing = new("cases.contact-missing", "caller_phone", "B-209");

    /// <summary>A special-service request that came neither face to face nor by telephone nor by the front desk.</summary>
    public static readonly Refusal ChannelMissing = new("cases.channel-missing", "channel", "B-208");

    /// <summary>A response limit before receipt.</summary>
    public static readonly Refusal ResponseDueBeforeReceived = new("cases.due-before-received", "response_due");

    /// <summary>A time limit before receipt.</summary>
    public static readonly Refusal ResolveDueBeforeReceived = new("cases.due-before-received", "resolve_due");

    /// <summary>Resolved before it was received: {0} receipt.</summary>
    public static readonly Refusal ResolvedBeforeReceived = new("cases.resolved-before-received", "resolved_at");

    /// <summary>Resolved before it was reopened here: {0} reopening.</summary>
    public static readonly Refusal ResolvedBeforeReopened = new("cases.resolved-before-reopened", "resolved_at");

    /// <summary>Received after it had been resolved and reopened here: {0} that resolution.</summary>
    public static readonly Refusal ReceivedAfterReopening = new("cases.received-after-reopening", "received_at");

    /// <summary>Closed without being resolved.</summary>
    public static readonly Refusal ClosedUnresolved = new("cases.closed-unresolved", "closed_at");

    /// <summary>Closed before it was resolved: {0} resolution.</summary>
    public static readonly Refusal ClosedBeforeResolved = new("cases.closed-before-resolved", "closed_at");

    /// <summary>Satisfaction is 1 to 5.</summary>
    public static readonly Refusal SatisfactionRange = new("cases.satisfaction-range", "satisfaction");

    /// <summary>A negative count of reopenings.</summary>
    public static readonly Refusal ReopenedNegative = new("cases.reopened-negative", "reopened");

    /// <summary>No unit with this code: {0} code.</summary>
    public static readonly Refusal UnitUnknown = new("cases.unit-unknown", "unit");

    /// <summary>No person with this code: {0} code.</summary>
    public static readonly Refusal PersonUnknown = new("cases.person-unknown", "assigned_to");
}
