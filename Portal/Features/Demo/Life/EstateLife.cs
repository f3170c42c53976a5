using Portal.Data;
using Portal.Domain.Kernel;

namespace Portal.Features.Demo.Life;

/// <summary>
/// One step in the life of the estate: whoever is due clocks, and something happens to a case or a payment arrives, all
/// through the use cases of the pages. A database without the mark of the demonstration is never touched.
/// </summary>
internal sealed class EstateLife(
    PortalReader reader, KeepUp keepUp, DutyLife duty, ObligationLife obligations, MeetingLife meetings, ReportLife reports, RegisterLife registers, HandoverLife handovers, DunningLife dunning, CaseLife cases, FeeLife fees,
    Audience audience, SiteZone zone, TimeProvider clock)
{
    private const double OfCases = 0.6;

    private Random? _random;
    private DateTimeOffset _keptUpTo = DateTimeOffset.MinValue;

    /// <summary>Lives one step; false when this database was not made by the demonstration.</summary>
    public async Task<bool> StepAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await SituationAsync(now, cancellationToken) is not { } situation)
        {
            return false;
        }

        // What to do next need not be foretold; only what was made is drawn from the seed alone.
        var random = _random ??= new Random(situation.Plan.Seed ^ (int)now.ToUnixTimeSeconds());
        if (now - _keptUpTo > TimeSpan.FromMinutes(5))
        {
            await keepUp.RunAsync(situation.Mark, now, cancellationToken);
            _keptUpTo = now;
            situation = await SituationAsync(now, cancellationToken) ?? situation;
        }

        await duty.StepAsync(situation, cancellationToken);
        await obligations.StepAsync(situation, cancellationToken);
        await handovers.StepAsync(situation, cancellationToken);
        await meetings.StepAsync(situation, cancellationToken);
        await reports.StepAsync(situation, cancellationToken);
        await registers.StepAsync(situation, cancellationToken);
        await dunning.StepAsync(situation, cancellationToken);
        if (random.NextDouble() < OfCases)
        {
            _ = await cases.StepAsync(situation, random, cancellationToken) || await fees.StepAsync(situation, cancellationToken);
        }
        else
        {
            _ = await fees.StepAsync(situation, cancellationToken) || await cases.StepAsync(situation, random, cancellationToken);
        }

        return true;
    }

    private Task<LifeSituation?> SituationAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        reader.ReadAsync((db, token) => LifeSituation.ReadAsync(db, audience.IsThere, now, zone, token), cancellationToken);
}
