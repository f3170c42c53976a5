using System.Globalization;
using Portal.Domain.Kernel;

namespace Portal.Jobs;

/// <summary>When a job runs, in the site's time.</summary>
public abstract record JobSchedule
{
    private protected JobSchedule()
    {
    }

    /// <summary>At second 0 of every minute.</summary>
    public static JobSchedule EveryMinute { get; } = new Minutely();

    /// <summary>Once a day.</summary>
    public static JobSchedule Daily(int hour, int minute) => new EachDay(hour * 60 + minute);

    /// <summary>Once a month, on its first day.</summary>
    public static JobSchedule Monthly(int hour, int minute) => new EachMonth(hour * 60 + minute);

    /// <summary>The first instant after another at which the job is due.</summary>
    public abstract DateTimeOffset Next(DateTimeOffset after, SiteZone zone);

    /// <summary>Key of the sentence that tells people, whose placeholder takes <see cref="Clock"/>.</summary>
    public abstract string Words { get; }

    /// <summary>Time of day for people, or empty.</summary>
    public virtual string Clock => "";

    /// <summary>The same in the scheduler's language: second, minute, hour, day, month, weekday.</summary>
    internal abstract string Cron { get; }

    private static string ClockOf(int minuteOfDay) =>
        string.Create(CultureInfo.InvariantCulture, $"{minuteOfDay / 60:00}:{minuteOfDay % 60:00}");

    private sealed record Minutely : JobSchedule
    {
        public override string Words => "jobs.every-minute";

        internal override string Cron => "0 * * * * ?";

        public override DateTimeOffset Next(DateTimeOffset after, SiteZone zone)
        {
            var ticks = after.UtcTicks;
            return new DateTimeOffset(ticks - ticks % TimeSpan.TicksPerMinute, TimeSpan.Zero).AddMinutes(1);
        }
    }

    private sealed record EachDay(int MinuteOfDay) : JobSchedule
    {
        public override string Words => "jobs.every-day";

        public override string Clock => ClockOf(MinuteOfDay);

        internal override string Cron => string.Create(CultureInfo.InvariantCulture, $"0 {MinuteOfDay % 60} {MinuteOfDay / 60} * * ?");

        public override DateTimeOffset Next(DateTimeOffset after, SiteZone zone)
        {
            var today = zone.ToInstant(zone.DateOf(after), MinuteOfDay);
            return today > after ? today : zone.ToInstant(zone.DateOf(after).AddDays(1), MinuteOfDay);
        }
    }

    private sealed record EachMonth(int MinuteOfDay) : JobSchedule
    {
        public override string Words => "jobs.every-month";

        public override string Clock => ClockOf(MinuteOfDay);

        internal override string Cron => string.Create(CultureInfo.InvariantCulture, $"0 {MinuteOfDay % 60} {MinuteOfDay / 60} 1 * ?");

        public override DateTimeOffset Next(DateTimeOffset after, SiteZone zone)
        {
            var period = zone.PeriodOf(after);
            var first = zone.ToInstant(period.FirstDay, MinuteOfDay);
            return first > after ? first : zone.ToInstant(period.Next.FirstDay, MinuteOfDay);
        }
    }
}
