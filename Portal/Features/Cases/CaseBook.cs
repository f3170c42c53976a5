using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data;
using Portal.Domain.Cases;

namespace Portal.Features.Cases;

/// <summary>
/// The last number given in a book of a day. It is taken inside the writer's unit, so a refused or failed unit gives
/// its number back and the book has no gaps.
/// </summary>
public sealed class CaseBook
{
    private CaseBook()
    {
    }

    /// <summary>Book and day, e.g. <c>TS-20261121</c>.</summary>
    public string Book { get; private set; } = "";

    /// <summary>Last number given.</summary>
    public int Last { get; private set; }

    /// <summary>The books as they stand after numbers that were given elsewhere, for cases that are entered in bulk into empty ones.</summary>
    public static IEnumerable<CaseBook> After(IEnumerable<CaseNumber> numbers) =>
        numbers.GroupBy(number => number.Book, StringComparer.Ordinal)
            .Select(book => new CaseBook { Book = book.Key, Last = book.Max(number => number.Sequence) });

    /// <summary>The next number of a kind's book of a day.</summary>
    public static async Task<CaseNumber> NextAsync(PortalDb db, CaseKind kind, DateOnly day, CancellationToken cancellationToken)
    {
        var key = CaseNumber.BookOf(kind, day);
        var book = await db.Set<CaseBook>().FindAsync([key], cancellationToken);
        if (book is null)
        {
            book = new CaseBook { Book = key };
            db.Add(book);
        }

        return new CaseNumber(kind, day, ++book.Last);
    }
}

internal sealed class CaseBookMapping : IEntityTypeConfiguration<CaseBook>
{
    public void Configure(EntityTypeBuilder<CaseBook> builder) =>
        builder.ToTable("CaseBooks").IsUnaudited().HasKey(book => book.Book);
}
