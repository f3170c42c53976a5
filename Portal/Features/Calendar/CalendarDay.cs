using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data;
using Portal.Live;

namespace Portal.Features.Calendar;

/// <summary>An exception of the business calendar: a holiday, or a weekend day that is worked. Ordinary days are not listed.</summary>
public sealed class CalendarDay
{
    /// <summary>The site date.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The holiday that it belongs to, e.g. 国庆节.</summary>
    public required string Name { get; set; }

    /// <summary>True for a day off, false for a day worked.</summary>
    public required bool Off { get; set; }
}

internal sealed class CalendarDayMapping : IEntityTypeConfiguration<CalendarDay>
{
    public void Configure(EntityTypeBuilder<CalendarDay> builder) =>
        builder.ToTable("CalendarDays").Publishes(Topics.Coverage).HasKey(day => day.Date);
}
