using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Portal.Data;
using Portal.Live;

namespace Portal.Features.Access;

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("Accounts").Publishes(Topics.People);
        builder.HasIndex(account => account.NormalizedLogin).IsUnique();
        builder.HasIndex(account => account.PersonId).IsUnique();
        builder.Property(account => account.Roles).HasConversion(new WordsConverter(), new WordsComparer());
        builder.Property(account => account.RecoveryCodes).HasConversion(new WordsConverter(), new WordsComparer()).IsSecret();
        builder.Property(account => account.PasswordHash).IsSecret();
        builder.Property(account => account.SecurityStamp).IsSecret();
        builder.Property(account => account.AuthenticatorKey).IsSecret();
        builder.Property(account => account.LastTimeStep).IsSecret();
    }

    /// <summary>A few words without blanks in one column: read as a whole, never searched.</summary>
    private sealed class WordsConverter() : ValueConverter<IReadOnlyList<string>, string>(
        words => string.Join(' ', words), text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private sealed class WordsComparer() : ValueComparer<IReadOnlyList<string>>(
        (left, right) => left!.SequenceEqual(right!),
        words => words.Aggregate(0, (hash, word) => HashCode.Combine(hash, word.GetHashCode(StringComparison.Ordinal))),
        words => words.ToArray());
}
