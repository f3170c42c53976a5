using Portal.Domain.Kernel;
using Portal.Features.Duty;

namespace Portal.Tests.Features.Duty;

public sealed class ShiftSpanTests
{
    private static readonly SiteZone Zone = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));

    [Theory]
    [InlineData("2026-11-21 08:00", "2026-11-21 17:00", ShiftName.Day)]
    [InlineData("2026-11-21 05:00", "2026-11-21 14:00", ShiftName.Day)]
    [InlineData("2026-11-21 16:00", "2026-11-22 00:00", ShiftName.Evening)]
    [InlineData("2026-11-21 14:00", "2026-11-21 22:00", ShiftName.Evening)]
    [InlineData("2026-11-21 17:00", "2026-11-22 08:00", ShiftName.Night)]
    [InlineData("2026-11-21 00:00", "2026-11-21 08:00", ShiftName.Night)]
    [InlineData("2026-11-21 20:00", "2026-11-22 02:00", ShiftName.Night)]
    public void Name_OfAShift_IsWhatPeopleCallIt(string start, string end, ShiftName name) =>
        Assert.Equal(name, new ShiftSpan(DutySeed.At(start), DutySeed.At(end)).Name(Zone));
}
