using Microsoft.EntityFrameworkCore;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;

namespace Portal.Features.Fees;

/// <summary>Conditions on bills and payments that the database answers from an index of just these rows.</summary>
public static class BillQueries
{
    /// <summary>Bills that still owe. The zero is written into the SQL, else the partial index would not match.</summary>
    public static IQueryable<Bill> Open(this IQueryable<Bill> bills) => bills.Where(bill => bill.Open > EF.Constant(Money.Zero));

    /// <summary>Payments of which something is left as credit.</summary>
    public static IQueryable<Payment> WithCredit(this IQueryable<Payment> payments) =>
        payments.Where(payment => payment.Credit > EF.Constant(Money.Zero));
}
