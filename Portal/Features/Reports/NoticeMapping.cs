using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data;
using Portal.Domain.Reports;
using Portal.Live;

namespace Portal.Features.Reports;

internal sealed class NoticeMapping : IEntityTypeConfiguration<Notice>, IEntityTypeConfiguration<NoticeReading>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.ToTable("Notices").Publishes(Topics.Reports);
        builder.HasMany(notice => notice.Readings).WithOne().HasForeignKey(reading => reading.NoticeId);
        builder.Navigation(notice => notice.Readings).HasField("_readings").UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.HasIndex(notice => notice.PublishedAt);
        builder.Property(notice => notice.Category).HasDefaultValue(NoticeCategory.General);
    }

    public void Configure(EntityTypeBuilder<NoticeReading> builder) =>
        builder.ToTable("NoticeReadings").Publishes(Topics.Reports).HasKey(reading => new { reading.NoticeId, reading.Person });
}
