using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Kernel;

namespace Portal.Features.Cases;

/// <summary>What is asked for before a case is closed.</summary>
public enum ClosingDemand
{
    /// <summary>Nothing beyond being resolved.</summary>
    Nothing,

    /// <summary>An answer of the customer, whatever it is [E-096].</summary>
    Answer,

    /// <summary>A satisfied customer [D-081].</summary>
    Satisfied,
}

/// <summary>Sets what is asked for before a case of a kind is closed, for cases received from now on.</summary>
public sealed class SetClosingRule(PortalWriter writer) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.SettingsManage;

    /// <summary>Adds the rule as a new version.</summary>
    /// <param name="actor">Who sets it.</param>
    /// <param name="kind">Kind of case.</param>
    /// <param name="demand">What is asked for.</param>
    /// <param name="leastSatisfaction">With <see cref="ClosingDemand.Satisfied"/>: the lowest answer that will do, 1 to 5.</param>
    /// <param name="cancellationToken">Honoured until the change starts.</param>
    public Task<Result> RunAsync(Actor actor, CaseKind kind, ClosingDemand demand, int? leastSatisfaction, CancellationToken cancellationToken) =>
        writer.WriteAsync<SetClosingRule>(
            actor,
            (unit, _) =>
            {
                if (demand is ClosingDemand.Satisfied && leastSatisfaction is null or < 1 or > 5)
                {
                    return Task.FromResult<Result>(CaseFeatureRefusals.LeastSatisfactionRange);
                }

                var isSatisfied = demand is ClosingDemand.Satisfied;
                unit.Db.Add(new ClosingRule(kind, isSatisfied ? ClosingRule.SatisfiedClause : ClosingRule.AnswerClause, isSatisfied ? leastSatisfaction : null)
                {
                    ValidFrom = unit.Now,
                    Asks = demand is not ClosingDemand.Nothing,
                    SetBy = unit.Actor.Name,
                });
                return Task.FromResult(Result.Done);
            },
            cancellationToken);
}
