using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data;
using Portal.Domain.Duty;
using Portal.Live;

namespace Portal.Features.Duty;

internal sealed class PresenceMapping : IEntityTypeConfiguration<PresenceEvent>
{
    public void Configure(EntityTypeBuilder<PresenceEvent> builder)
    {
        builder.ToTable("Presence").Publishes(Topics.Coverage);
        builder.Ignore(clocking => clocking.Number);
        builder.HasIndex(clocking => clocking.At);
        builder.HasIndex(clocking => new { clocking.PersonId, clocking.At, clocking.PostId, clocking.Kind }).IsUnique();
        builder.HasIndex(clocking => clocking.Sequence).IsUnique();
        builder.HasIndex(clocking => new { clocking.Day, clocking.DayCount }).IsUnique();
    }
}
