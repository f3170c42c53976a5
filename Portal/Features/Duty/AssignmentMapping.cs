using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data;
using Portal.Domain.Duty;
using Portal.Live;

namespace Portal.Features.Duty;

internal sealed class AssignmentMapping : IEntityTypeConfiguration<Assignment>
{
    public void Configure(EntityTypeBuilder<Assignment> builder)
    {
        builder.ToTable("Assignments").Publishes(Topics.Coverage);
        // End first: what is asked for is mostly now, and few shifts end later than now.
        builder.HasIndex(shift => new { shift.End, shift.Start });

        // Not unique: a shift that was withdrawn may be planned again.
        builder.HasIndex(shift => new { shift.PersonId, shift.Start });
        builder.HasIndex(shift => new { shift.PostId, shift.Start });
    }
}
