using Portal.Data;
using Portal.Domain.Kernel;

namespace Portal.Features.Wall;

/// <summary>Who may look at the wall: whoever may see each of the three things it shows.</summary>
internal static class WallAccess
{
    private static readonly string[] Needed = [Rights.DutyRead, Rights.CasesRead, Rights.FeesRead];

    /// <summary>Why somebody may not look at the wall, or null.</summary>
    public static Refusal? Check(IAccess access, Actor actor) =>
        Needed.Select(right => access.Check(actor, right)).FirstOrDefault(refusal => refusal is not null);
}
