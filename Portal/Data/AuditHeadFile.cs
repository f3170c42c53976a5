using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Portal.Data;

/// <summary>
/// Keeps the head of the audit chain outside the database, at least every second and at shutdown, so that cutting off
/// the chain's tail shows. A head that the chain no longer contains is evidence: it is set aside, never overwritten.
/// </summary>
internal sealed class AuditHeadFile : BackgroundService
{
    private readonly PeriodicTimer _tick;
    private readonly PortalWriter _writer;
    private readonly DataDirectory _directory;
    private readonly IDbContextFactory<PortalDb> _contexts;
    private readonly ILogger<AuditHeadFile> _logger;
    private readonly Lock _file = new();
    private AuditHead? _written;
    private volatile bool _behind;

    public AuditHeadFile(
        PortalWriter writer, DataDirectory directory, IDbContextFactory<PortalDb> contexts, TimeProvider clock, ILogger<AuditHeadFile> logger)
    {
        _writer = writer;
        _directory = directory;
        _contexts = contexts;
        _logger = logger;
        _tick = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
    }

    /// <summary>True while the head cannot be kept, as on a full disk.</summary>
    public bool IsBehind => _behind;

    /// <summary>The heads that were kept outside, those set aside as evidence first.</summary>
    public static IReadOnlyList<AuditHead> ReadAll(DataDirectory directory) =>
    [
        .. Directory.EnumerateFiles(directory.Path, "audit-head.lost-*.json").Order(StringComparer.Ordinal)
            .Append(directory.AuditHeadFile)
            .Where(File.Exists)
            .Select(Read),
    ];

    /// <summary>Keeps a head, whole or not at all.</summary>
    public static void Write(DataDirectory directory, AuditHead head)
    {
        var draft = directory.AuditHeadFile + ".new";
        using (var stream = new FileStream(draft, FileMode.Create, FileAccess.Write))
        {
            JsonSerializer.Serialize(stream, head);
            stream.Flush(flushToDisk: true);
        }

        File.Move(draft, directory.AuditHeadFile, overwrite: true);
    }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await SetAsideIfLostAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        Keep();
    }

    public override void Dispose()
    {
        _tick.Dispose();
        base.Dispose();
    }

    /// <summary>Writes the head if it moved. The tick and a shutdown may come together.</summary>
    public void Keep()
    {
        lock (_file)
        {
            var head = _writer.AuditHead;
            if (head != _written && head.Sequence > 0)
            {
                Write(_directory, head);
                _written = head;
            }
        }
    }

    /// <summary>Before the first change of this process: is the head of the last one still in the chain?</summary>
    public async Task SetAsideIfLostAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(_directory.AuditHeadFile))
        {
            return;
        }

        var head = Read(_directory.AuditHeadFile);
        await using var db = await _contexts.CreateDbContextAsync(cancellationToken);
        var hash = await db.Set<AuditEntry>()
            .Where(entry => entry.Node == head.Node && entry.Sequence == head.Sequence)
            .Select(entry => entry.Hash)
            .FirstOrDefaultAsync(cancellationToken);
        if (hash is null || !hash.AsSpan().SequenceEqual(head.Hash))
        {
            File.Move(_directory.AuditHeadFile, _directory.File($"audit-head.lost-{head.Sequence:D12}.json"), overwrite: true);
            _logger.LogCritical(
                "The audit chain of {Node} no longer contains entry {Sequence}, which was its head: entries were cut off or changed while nobody served. Run verify",
                head.Node, head.Sequence);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await _tick.WaitForNextTickAsync(stoppingToken))
            {
                TryKeep();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    /// <summary>A full disk must not end the process: the head is kept as soon as there is room again.</summary>
    private void TryKeep()
    {
        try
        {
            Keep();
            _behind = false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (!_behind)
            {
                _logger.LogError(exception, "The head of the audit chain could not be kept in {File}; trying again every second", _directory.AuditHeadFile);
            }

            _behind = true;
        }
    }

    private static AuditHead Read(string file) => JsonSerializer.Deserialize<AuditHead>(File.ReadAllBytes(file))!;
}
