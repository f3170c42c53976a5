using Portal.Channels;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Features.Rules;
using Portal.Features.Settings;
using Portal.Live;
using Portal.Packs;

namespace Portal.Features.Obligations;

/// <summary>What reminders are sent by at an instant.</summary>
/// <param name="Book">The obligations of the site.</param>
/// <param name="Audiences">The audiences of the instant.</param>
/// <param name="Channels">The channels that are on.</param>
internal sealed record SendingMoment(ObligationBook Book, Audiences Audiences, List<Channel> Channels);

/// <summary>
/// The rules, the people and the channels that reminders are sent by, kept from one sending to the next until something about
/// them changes: a busy hour has a hundred sendings and seldom a change, and a clocking changes no rule. Read before the write gate, from what is committed.
/// </summary>
internal sealed class SendingWorld : IDisposable
{
    /// <summary>Shifts are kept for so long ahead.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromDays(1);

    private readonly Kept<ObligationBook> _book;
    private readonly Kept<Audiences.Material> _people;
    private readonly Kept<List<Channel>> _channels;

    public SendingWorld(PortalReader reader, PackLibrary library, IEnumerable<SettingDefinition> settings, SiteZone zone, LiveFeed feed)
    {
        _book = new Kept<ObligationBook>(reader, async (db, _, token) => new ObligationBook(await db.SiteRulesAsync(library, settings, token)), feed, Topics.Rules, Topics.Settings);
        _people = new Kept<Audiences.Material>(reader, (db, now, token) => Audiences.Material.ReadAsync(db, zone, now, now + Window, token), feed, Topics.People, Topics.Coverage);

        // The deliveries of a channel signal its topic, too.
        _channels = new Kept<List<Channel>>(reader, (db, _, token) => db.EnabledChannelsAsync(token), feed, ChannelMapping.Topic);
    }

    /// <summary>What holds at an instant.</summary>
    public async Task<SendingMoment> AtAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var book = await _book.GetAsync(now, _ => true, cancellationToken);
        var people = await _people.GetAsync(now, kept => now >= kept.From && now < kept.To, cancellationToken);
        return new SendingMoment(book, people.At(now), await _channels.GetAsync(now, _ => true, cancellationToken));
    }

    public void Dispose()
    {
        _book.Dispose();
        _people.Dispose();
        _channels.Dispose();
    }

    /// <summary>What was read, until one of its topics changes.</summary>
    private sealed class Kept<T> : IDisposable
        where T : class
    {
        private readonly PortalReader _reader;
        private readonly Func<PortalDb, DateTimeOffset, CancellationToken, Task<T>> _read;
        private readonly LiveSubscription _changes;
        private T? _value;
        private int _stale = 1;

        public Kept(PortalReader reader, Func<PortalDb, DateTimeOffset, CancellationToken, Task<T>> read, LiveFeed feed, params IReadOnlyCollection<string> topics)
        {
            (_reader, _read) = (reader, read);
            _changes = feed.Subscribe(topics, heard: () => Volatile.Write(ref _stale, 1));
        }

        public async ValueTask<T> GetAsync(DateTimeOffset now, Predicate<T> covers, CancellationToken cancellationToken)
        {
            if (Interlocked.Exchange(ref _stale, 0) == 0 && _value is { } kept && covers(kept))
            {
                return kept;
            }

            try
            {
                return _value = await _reader.ReadAsync((db, token) => _read(db, now, token), cancellationToken);
            }
            catch
            {
                Volatile.Write(ref _stale, 1);
                throw;
            }
        }

        public void Dispose() => _changes.Dispose();
    }
}
