using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Kernel;

namespace Portal.Features.Cases;

/// <summary>Takes a case in as part of a unit of work: at the counter, or where something that was found asks for one.</summary>
public static class CaseTaking
{
    /// <summary>Takes the case and gives it the next number of its kind's book of the day. Not received later than now: a refusal says what is wrong.</summary>
    public static async Task<Result<TakenCase>> TakeCaseAsync(this WriteUnit unit, SiteZone zone, CaseIntake intake, CancellationToken cancellationToken)
    {
        var number = await CaseBook.NextAsync(unit.Db, intake.Kind, zone.DateOf(unit.Now), cancellationToken);
        var taken = Case.Receive(TypedId.New<CaseId>(unit.Now), number, intake, unit.Move());
        if (!taken.IsDone)
        {
            return taken.Refusal;
        }

        unit.Db.Add(taken.Value);
        return new TakenCase(taken.Value.Id, number.ToString());
    }
}
