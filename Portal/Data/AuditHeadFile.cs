using System.Text.Json;

namespace Portal.Data;

/// <summary>
/// Keeps the head of the audit chain outside the database, at least every second and at shutdown, so that cutting off
/// the chain's tail shows.
/// </summary>
internal sealed class AuditHeadFile : BackgroundService
{
    private readonly PeriodicTimer _tick;
    private readonly PortalWriter _writer;
    private readonly DataDirectory _directory;
    private readonly Lock _file = new();
    private AuditHead? _written;

    public AuditHeadFile(PortalWriter writer, DataDirectory directory, TimeProvider clock)
    {
        _writer = writer;
        _directory = directory;
        _tick = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
    }

    /// <summary>The head that was kept outside, or null when there is none.</summary>
    public static AuditHead? Read(DataDirectory directory) =>
        File.Exists(directory.AuditHeadFile)
            ? JsonSerializer.Deserialize<AuditHead>(File.ReadAllBytes(directory.AuditHeadFile))
            : null;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        Write();
    }

    public override void Dispose()
    {
        _tick.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await _tick.WaitForNextTickAsync(stoppingToken))
            {
                Write();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    /// <summary>The tick and a shutdown may come together.</summary>
    private void Write()
    {
        lock (_file)
        {
            var head = _writer.AuditHead;
            if (head == _written || head.Sequence == 0)
            {
                return;
            }

            var draft = _directory.AuditHeadFile + ".new";
            using (var stream = new FileStream(draft, FileMode.Create, FileAccess.Write))
            {
                JsonSerializer.Serialize(stream, head);
                stream.Flush(flushToDisk: true);
            }

            File.Move(draft, _directory.AuditHeadFile, overwrite: true);
            _written = head;
        }
    }
}
