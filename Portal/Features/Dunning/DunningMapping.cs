using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data;
using Portal.Domain.Fees.Dunning;
using Portal.Live;

namespace Portal.Features.Dunning;

internal sealed class DunningNoticeMapping : IEntityTypeConfiguration<DunningNotice>
{
    public void Configure(EntityTypeBuilder<DunningNotice> builder)
    {
        builder.ToTable("DunningNotices").Publishes(Topics.Dunning);
        builder.HasIndex(notice => new { notice.Unit, notice.Due });

        // What obligations hang on: the notices of late, and those of the bills that were due of late.
        builder.HasIndex(notice => notice.RecordedAt);
        builder.HasIndex(notice => notice.Due);
        builder.HasIndex(notice => notice.Form);
    }
}
