namespace Portal.Features.Reports;

/// <summary>The verbs of a report upward, handed to the pages together.</summary>
/// <param name="Acknowledge">Received.</param>
/// <param name="Sign">Told as the one who was skipped.</param>
/// <param name="Instruct">Answered.</param>
/// <param name="Disagree">Differing opinion.</param>
/// <param name="Insist">Insisted.</param>
/// <param name="Execute">Carried out.</param>
/// <param name="Raise">Raised to the next level.</param>
public sealed record UpwardMoves(
    AcknowledgeUpward Acknowledge, SignInformed Sign, InstructUpward Instruct, DisagreeUpward Disagree, InsistUpward Insist, ExecuteUpward Execute, RaiseDissent Raise);
