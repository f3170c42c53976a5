namespace Portal.Features.Reminders;

/// <summary>Plans and delivers, one at a time in this process: the loop does it at the due instant, the job every minute.</summary>
internal sealed class ReminderDesk(ReadSituation situation, PlanReminders plan, DeliverReminders deliver) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private DateOnly? _billsTold;

    /// <summary>Brings the due table up to date.</summary>
    public async Task<PlanTally> PlanAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            var now = await situation.ReadAsync(billsToldOn: _billsTold, cancellationToken);
            var tally = await plan.RunAsync(ReminderForecast.Of(now), cancellationToken);
            if (now.OwedBills is not null)
            {
                _billsTold = now.Zone.DateOf(now.Now);
            }

            return tally;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Delivers what is due.</summary>
    public Task<int> DeliverAsync(CancellationToken cancellationToken) => deliver.RunAsync(cancellationToken);

    /// <summary>When something is to be done next: a delivery, or the digest of the bills.</summary>
    public async Task<DateTimeOffset?> NextAsync(CancellationToken cancellationToken)
    {
        var delivery = await deliver.NextAsync(cancellationToken);
        var digest = await situation.NextDigestAsync(_billsTold, cancellationToken);
        return delivery is null || digest < delivery ? digest : delivery;
    }

    public void Dispose() => _gate.Dispose();
}
