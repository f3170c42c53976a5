using System.Globalization;

namespace Portal.Domain.Reports;

/// <summary>What people say aloud: <c>SB-20261121-0003</c>, without gaps within the site day.</summary>
/// <param name="Day">Site day on which it was filed.</param>
/// <param name="Count">1, 2, ... within the day.</param>
public readonly record struct UpwardNumber(DateOnly Day, int Count)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"SB-{Day:yyyyMMdd}-{Count:0000}");
}
