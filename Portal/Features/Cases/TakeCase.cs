using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Kernel;

namespace Portal.Features.Cases;

/// <summary>Takes a case in, at the telephone or the counter.</summary>
public sealed class TakeCase(PortalWriter writer, SiteZone zone) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.CasesTake;

    /// <summary>Takes the case and gives it the next number of its kind's book of the day.</summary>
    public Task<Result<TakenCase>> RunAsync(Actor actor, CaseIntake intake, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(intake);
        return writer.WriteAsync<TakeCase, TakenCase>(
            actor,
            (unit, token) => unit.TakeCaseAsync(zone, intake, token),
            cancellationToken);
    }
}

/// <summary>A case just taken in.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Number">What is told to the customer.</param>
public sealed record TakenCase(CaseId Id, string Number);
