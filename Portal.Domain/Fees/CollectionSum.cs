using Portal.Domain.Kernel;

namespace Portal.Domain.Fees;

/// <summary>The two sums that the figures of a fee type and period are made of.</summary>
/// <param name="Type">Kind of fee.</param>
/// <param name="Receivable">Sum of <see cref="Bill.Owed"/> over the bills of the type and period, whenever they were issued.</param>
/// <param name="Collected">Sum of the allocations to these bills whose <see cref="Allocation.At"/> is not after the as-of instant.</param>
/// <param name="Bills">How many bills are receivable.</param>
public sealed record CollectionSum(FeeType Type, Money Receivable, Money Collected, int Bills = 0);
