using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data;
using Portal.Domain.Fees;

namespace Portal.Features.Fees;

/// <summary>Counts the receipts of a book and day without gaps: SK for payments taken here, CZ for reversals made here.</summary>
internal sealed class ReceiptBook
{
    public const string Payments = "SK";
    public const string Reversals = "CZ";

    /// <summary>Book and site day, <c>SK-20261121</c>.</summary>
    public required string Key { get; init; }

    /// <summary>The last number given.</summary>
    public int Last { get; set; }

    /// <summary>The next number of the book, e.g. <c>SK-20261121-0007</c>. An imported payment may have taken one; it is passed over.</summary>
    public static async Task<string> NextAsync(PortalDb db, string book, DateOnly day, CancellationToken cancellationToken)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{book}-{day:yyyyMMdd}");
        var counter = await db.Set<ReceiptBook>().SingleOrDefaultAsync(counter => counter.Key == key, cancellationToken);
        if (counter is null)
        {
            counter = new ReceiptBook { Key = key };
            db.Add(counter);
        }

        string number;
        do
        {
            number = string.Create(CultureInfo.InvariantCulture, $"{key}-{++counter.Last:0000}");
        }
        while (await db.Set<Payment>().AnyAsync(payment => payment.Number == number, cancellationToken));

        return number;
    }
}

internal sealed class ReceiptBookMapping : IEntityTypeConfiguration<ReceiptBook>
{
    public void Configure(EntityTypeBuilder<ReceiptBook> builder)
    {
        builder.ToTable("ReceiptBooks").IsUnaudited();
        builder.HasKey(counter => counter.Key);
    }
}
