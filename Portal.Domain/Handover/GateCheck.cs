using Portal.Domain.Kernel;
using Portal.Domain.Rulebook;

namespace Portal.Domain.Handover;

/// <summary>One thing that a move of a handover waits for.</summary>
/// <param name="Obligation">Key of the obligation.</param>
/// <param name="Key">Key of its occurrence.</param>
/// <param name="Name">What is to be done.</param>
/// <param name="Clause">The clause behind it.</param>
/// <param name="IsDone">Whether it is done.</param>
/// <param name="OrReason">Whether the move may go on without it for a stated reason.</param>
public sealed record GateCheck(string Obligation, string Key, Wording Name, string Clause, bool IsDone, bool OrReason)
{
    /// <summary>
    /// The reasons for which a move goes on without what is missing; refused when something is missing that no reason
    /// replaces, or whose reason is not stated. What is done needs none, and one that is given for it is left out.
    /// </summary>
    /// <param name="checks">What the move waits for.</param>
    /// <param name="reasons">Reasons by key of the obligation.</param>
    /// <param name="missing">The refusal that names what is missing.</param>
    public static Result<IReadOnlyList<OutstandingReason>> Pass(IEnumerable<GateCheck> checks, IReadOnlyDictionary<string, string> reasons, Refusal missing)
    {
        var open = checks.Where(check => !check.IsDone).ToList();
        if (open.FirstOrDefault(check => !check.OrReason) is { } closed)
        {
            return missing.With(open.Count(check => !check.OrReason), closed.Name) with { Clause = closed.Clause };
        }

        var outstanding = new List<OutstandingReason>();
        foreach (var check in open)
        {
            var reason = reasons.GetValueOrDefault(check.Obligation)?.Trim();
            if (string.IsNullOrEmpty(reason))
            {
                return HandoverRefusals.ReasonForMissing.With(check.Name) with { Clause = check.Clause };
            }

            if (reason.Length > ShiftHandover.LongestText)
            {
                return HandoverRefusals.TooLong.With(ShiftHandover.LongestText);
            }

            outstanding.Add(new OutstandingReason(check, reason));
        }

        return outstanding;
    }
}

/// <summary>Why a move went on without something.</summary>
/// <param name="Check">What was missing.</param>
/// <param name="Reason">Why, trimmed.</param>
public sealed record OutstandingReason(GateCheck Check, string Reason);
