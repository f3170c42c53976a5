using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Features.Reports;

/// <summary>Whose report somebody may write: the own department's, and anybody's for who reviews reports or is the portal itself.</summary>
internal static class ReportAccess
{
    public static async Task<Refusal?> NotOwnAsync(this IAccess access, PortalDb db, Actor actor, string department, CancellationToken cancellationToken)
    {
        if (access.Check(actor, Rights.ReportsReview) is null)
        {
            return null;
        }

        var own = actor.Person is { } person
            ? await db.Set<Person>().Where(one => one.Id == person).Select(one => one.Department).SingleOrDefaultAsync(cancellationToken)
            : null;
        return own == department ? null : ReportFeatureRefusals.OtherDepartment;
    }
}
