namespace Portal.Domain.Kernel;

/// <summary>
/// The time zone of the site. Instants are UTC everywhere else; this is the one place that turns them into the
/// site's days and clock times and back.
/// </summary>
/// <param name="zone">Zone of the site; <c>Asia/Shanghai</c> unless configured otherwise.</param>
public sealed class SiteZone(TimeZoneInfo zone)
{
    /// <summary>The zone itself.</summary>
    public TimeZoneInfo Zone { get; } = zone;

    /// <summary>An instant in the site's clock time, with its offset.</summary>
    public DateTimeOffset ToSite(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    /// <summary>The site's day that contains an instant.</summary>
    public DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(ToSite(instant).DateTime);

    /// <summary>The site's month that contains an instant.</summary>
    public Period PeriodOf(DateTimeOffset instant) => Period.Of(DateOf(instant));

    /// <summary>
    /// The instant of a clock time. A time that a spring-forward night skips is moved forward by the gap; one that
    /// occurs twice means the first.
    /// </summary>
    public DateTimeOffset ToInstant(DateTime siteTime)
    {
        var local = DateTime.SpecifyKind(siteTime, DateTimeKind.Unspecified);
        if (Zone.IsInvalidTime(local))
        {
            var before = Zone.GetUtcOffset(local.AddDays(-1));
            return new DateTimeOffset(local, before).ToUniversalTime();
        }

        var offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    /// <summary>The instant at <paramref name="minuteOfDay"/> (0 to 2880) of a day; 1440 and above are on the next day.</summary>
    public DateTimeOffset ToInstant(DateOnly day, int minuteOfDay = 0) =>
        ToInstant(day.ToDateTime(TimeOnly.MinValue).AddMinutes(minuteOfDay));

    /// <summary>First instant of a month.</summary>
    public DateTimeOffset StartOf(Period period) => ToInstant(period.FirstDay);

    /// <summary>First instant after a month.</summary>
    public DateTimeOffset EndOf(Period period) => ToInstant(period.LastDay.AddDays(1));
}
