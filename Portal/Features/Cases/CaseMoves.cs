namespace Portal.Features.Cases;

/// <summary>The verbs of a case, handed to the pages together.</summary>
/// <param name="Assign">Sends somebody.</param>
/// <param name="HandUp">Puts it to a team leader.</param>
/// <param name="PassUp">Puts it to the next superior.</param>
/// <param name="Respond">Records a response.</param>
/// <param name="Resolve">Records the result.</param>
/// <param name="CallBack">Records the customer's answer.</param>
/// <param name="Close">Closes it.</param>
/// <param name="Reopen">Puts it back to pending.</param>
/// <param name="Note">Notes progress.</param>
public sealed record CaseMoves(
    AssignCase Assign,
    HandUpCase HandUp,
    PassUpCase PassUp,
    RespondToCase Respond,
    ResolveCase Resolve,
    CallBackCase CallBack,
    CloseCase Close,
    ReopenCase Reopen,
    AddCaseNote Note);
