using Microsoft.EntityFrameworkCore;
using Portal.Features.Calendar;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Calendar;

public sealed class PublishedHolidaysTests : IAsyncLifetime
{
    private readonly PortalApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("2026-10-01", "国庆节", true)]
    [InlineData("2025-01-26", "春节", false)]
    public async Task Calendar_FirstStart_HoldsThePublishedYears(string date, string name, bool off)
    {
        var days = await _app.QueryAsync(db => db.Set<CalendarDay>().ToListAsync());

        Assert.Equal(PublishedHolidays.Of("2025-2026").Count, days.Count);
        Assert.Equal([2025, 2026], days.Select(day => day.Date.Year).Distinct().Order());
        var day = days.Single(day => day.Date == DateOnly.Parse(date));
        Assert.Equal((name, off), (day.Name, day.Off));
    }
}
