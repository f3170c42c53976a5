using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Features.Rules;
using Portal.Features.Settings;
using Portal.Live;
using Portal.Packs;

namespace Portal.Features.Obligations;

/// <summary>
/// The rules and the people that reminders are sent by, kept from one sending to the next until something about them
/// changes: a busy hour has a hundred sendings and seldom a change. Read before the write gate, from what is committed.
/// </summary>
internal sealed class SendingWorld : IDisposable
{
    /// <summary>Shifts are kept for so long ahead.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromDays(1);

    private readonly PortalReader _reader;
    private readonly PackLibrary _library;
    private readonly IEnumerable<SettingDefinition> _settings;
    private readonly SiteZone _zone;
    private readonly LiveSubscription _changes;
    private State? _state;
    private int _stale = 1;

    public SendingWorld(PortalReader reader, PackLibrary library, IEnumerable<SettingDefinition> settings, SiteZone zone, LiveFeed feed)
    {
        (_reader, _library, _settings, _zone) = (reader, library, settings, zone);
        _changes = feed.Subscribe([Topics.Rules, Topics.Settings, Topics.People, Topics.Coverage], heard: () => Volatile.Write(ref _stale, 1));
    }

    /// <summary>The obligations of the site and the audiences of an instant.</summary>
    public async Task<(ObligationBook Book, Audiences Audiences)> AtAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _stale, 0) == 1 || _state is not { } kept || now < kept.Material.From || now >= kept.Material.To)
        {
            try
            {
                _state = kept = await _reader.ReadAsync(
                    async (db, token) => new State(
                        new ObligationBook(await db.SiteRulesAsync(_library, _settings, token)), await Audiences.Material.ReadAsync(db, _zone, now, now + Window, token)),
                    cancellationToken);
            }
            catch
            {
                Volatile.Write(ref _stale, 1);
                throw;
            }
        }

        return (kept.Book, kept.Material.At(now));
    }

    public void Dispose() => _changes.Dispose();

    private sealed record State(ObligationBook Book, Audiences.Material Material);
}
