using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data;

namespace Portal.Features.Demo;

/// <summary>
/// The mark that this database was made by the demonstration. Only a database that carries it is ever moved; there is one
/// row or none.
/// </summary>
internal sealed class Demonstration
{
    /// <summary>The only key there is.</summary>
    public const int OnlyId = 1;

    /// <summary>Always <see cref="OnlyId"/>.</summary>
    public int Id { get; init; } = OnlyId;

    /// <summary>When it was made.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>How many units it was made with.</summary>
    public required int Units { get; init; }

    /// <summary>How many months of bills it was made with.</summary>
    public required int Months { get; init; }

    /// <summary>What its chances were drawn from; what the estate does later is drawn from it too.</summary>
    public required int Seed { get; init; }

    /// <summary>The device key of the ready wall, in full since the sign-in page gives it to anybody; null until it is made.</summary>
    public string? WallKey { get; set; }

    /// <summary>The plan it was made by.</summary>
    public EstatePlan Plan => new(Units, Months, Seed);
}

internal sealed class DemonstrationMapping : IEntityTypeConfiguration<Demonstration>
{
    public void Configure(EntityTypeBuilder<Demonstration> builder)
    {
        builder.ToTable("Demonstrations");
        builder.Ignore(mark => mark.Plan);
        builder.Property(mark => mark.Id).ValueGeneratedNever();
        builder.Property(mark => mark.WallKey).IsSecret();
    }
}
