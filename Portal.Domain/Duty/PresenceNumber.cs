using System.Globalization;

namespace Portal.Domain.Duty;

/// <summary>What people say aloud of a clocking: book 打卡, site day of the clocking and count of arrival within it, e.g. <c>DK-20261121-0007</c>.</summary>
/// <param name="Day">Site date of the clocking.</param>
/// <param name="Count">1, 2, 3, ... within the day, in order of arrival.</param>
public readonly record struct PresenceNumber(DateOnly Day, int Count)
{
    /// <summary><c>DK-20261121-0007</c>; five digits and more from 10,000 on.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"DK-{Day:yyyyMMdd}-{Count:0000}");
}
