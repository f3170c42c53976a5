using Portal.Channels;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Live;

namespace Portal.Features.Obligations;

/// <summary>What reminders are sent by at an instant.</summary>
/// <param name="Book">The obligations of the site.</param>
/// <param name="Audiences">The audiences of the instant.</param>
/// <param name="Channels">The channels that are on.</param>
internal sealed record SendingMoment(ObligationBook Book, Audiences Audiences, List<Channel> Channels);

/// <summary>
/// The rules, the people and the channels that reminders are sent by, kept from one sending to the next until something about
/// them changes: a busy hour has a hundred sendings and seldom a change. Read before the write gate, from what is committed.
/// </summary>
internal sealed class SendingWorld : IDisposable
{
    /// <summary>Shifts are kept for so long ahead.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromDays(1);

    private readonly SiteObligations _obligations;
    private readonly SiteZone _zone;
    private readonly Kept<Audiences.Material> _people;
    private readonly Kept<List<Channel>> _channels;

    public SendingWorld(PortalReader reader, SiteObligations obligations, SiteZone zone, LiveFeed feed)
    {
        (_obligations, _zone) = (obligations, zone);
        _people = new Kept<Audiences.Material>(reader, feed, Topics.People, Topics.Coverage);

        // The deliveries of a channel signal its topic, too.
        _channels = new Kept<List<Channel>>(reader, feed, ChannelMapping.Topic);
    }

    /// <summary>What holds at an instant.</summary>
    public async Task<SendingMoment> AtAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var book = await _obligations.GetAsync(cancellationToken);
        var people = await _people.GetAsync((db, token) => Audiences.Material.ReadAsync(db, _zone, now, now + Window, token), cancellationToken, kept => now >= kept.From && now < kept.To);
        return new SendingMoment(book, people.At(now), await _channels.GetAsync((db, token) => db.EnabledChannelsAsync(token), cancellationToken));
    }

    public void Dispose()
    {
        _people.Dispose();
        _channels.Dispose();
    }
}
