using Portal.Domain.Kernel;

namespace Portal.Domain.Fees;

/// <summary>
/// Money of one payment that went to one bill. Rows are only ever appended: a reversal appends rows of its own with
/// negative amounts. So what was collected as of t is the sum of the rows with <see cref="At"/> &lt;= t, and the unit's
/// credit is the sum of its payments, reversals included, less the sum of its allocations. Type and period are the
/// bill's, which never change: with them the figures of a month are read from these rows alone.
/// </summary>
/// <param name="Payment">The payment, or the reversal; with <paramref name="Bill"/> the key, since no payment pays a bill twice.</param>
/// <param name="Bill">The bill.</param>
/// <param name="Amount">Amount, above zero for a payment, below zero for a reversal.</param>
/// <param name="At">
/// Instant (UTC) from which it counts as collected: the payment's, also when its credit was used later, or the reversal's.
/// </param>
/// <param name="Type">Kind of fee of the bill.</param>
/// <param name="Period">Month that the bill is for.</param>
public sealed record Allocation(
    PaymentId Payment, BillId Bill, Money Amount, DateTimeOffset At, FeeType Type, Period Period);
