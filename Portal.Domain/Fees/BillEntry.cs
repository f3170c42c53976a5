using Portal.Domain.Kernel;

namespace Portal.Domain.Fees;

/// <summary>A bill as it is entered or imported; entries of one number are unchanged when equal, refused when not.</summary>
/// <param name="Number">The bill's id outside (账单号), compared ordinally.</param>
/// <param name="Unit">The unit that is billed.</param>
/// <param name="Type">Kind of fee.</param>
/// <param name="Period">The month it is billed for (账期).</param>
/// <param name="Amount">Amount before waiving, not negative.</param>
/// <param name="Due">Day it is due (site date).</param>
/// <param name="Waived">Amount waived (减免), at most <paramref name="Amount"/>.</param>
public sealed record BillEntry(
    string Number,
    UnitId Unit,
    FeeType Type,
    Period Period,
    Money Amount,
    DateOnly Due,
    Money Waived = default);
