using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data;

namespace Portal.Channels;

/// <summary>
/// How much a channel has sent lately and until when it rests: kept with the data, so that a restart and another node keep
/// to the same limit. Written before sending.
/// </summary>
internal sealed class ChannelPace
{
    /// <summary>Key of the channel.</summary>
    public required string Channel { get; init; }

    /// <summary>Instants of the sendings of the last minute, Unix milliseconds separated by commas.</summary>
    public string Sent { get; set; } = "";

    /// <summary>Nothing before this instant (UTC): the peer said so, or could not be reached.</summary>
    public DateTimeOffset? RestsUntil { get; set; }
}

internal sealed class ChannelPaceMapping : IEntityTypeConfiguration<ChannelPace>
{
    public void Configure(EntityTypeBuilder<ChannelPace> builder) =>
        builder.ToTable("ChannelPaces").IsUnaudited().HasKey(pace => pace.Channel);
}
