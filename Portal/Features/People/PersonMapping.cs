using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Portal.Data;
using Portal.Domain.People;
using Portal.Live;

namespace Portal.Features.People;

internal sealed class PersonMapping : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("People").Publishes(Topics.People);
        builder.HasIndex(person => person.Code).IsUnique();
        builder.Property(person => person.Phone).IsSecret();
        builder.Property(person => person.Email).IsSecret();
        builder.Property(person => person.Qualifications)
            .HasField("_qualifications")
            .UsePropertyAccessMode(PropertyAccessMode.Field)
            .HasConversion(new QualificationsConverter(), new QualificationsComparer());
    }

    /// <summary>One text in the notation of the staff list, <c>fire-operator:2027-06-30;electrician:2028-01-01</c>: read as a whole, never searched.</summary>
    private sealed class QualificationsConverter()
        : ValueConverter<IReadOnlyList<Qualification>, string>(held => Write(held), text => Read(text))
    {
        private static string Write(IReadOnlyList<Qualification> held) =>
            string.Join(';', held.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Code}:{one.Expires:yyyy-MM-dd}")));

        private static List<Qualification> Read(string text) =>
        [
            .. text.Split(';', StringSplitOptions.RemoveEmptyEntries)
                .Select(one => (Text: one, Colon: one.LastIndexOf(':')))
                .Select(one => new Qualification(one.Text[..one.Colon], DateOnly.ParseExact(one.Text[(one.Colon + 1)..], "yyyy-MM-dd", CultureInfo.InvariantCulture))),
        ];
    }

    /// <summary>The list is changed in place, so the tracker keeps a copy.</summary>
    private sealed class QualificationsComparer() : ValueComparer<IReadOnlyList<Qualification>>(
        (left, right) => left!.SequenceEqual(right!),
        held => held.Aggregate(0, (hash, one) => HashCode.Combine(hash, one)),
        held => held.ToList());
}
