namespace Portal.Domain.Obligations;

/// <summary>What a span in a pack counts.</summary>
public enum SpanUnit
{
    /// <summary>Minutes.</summary>
    Minutes,

    /// <summary>Hours.</summary>
    Hours,

    /// <summary>Days of 24 hours.</summary>
    Days,
}

/// <summary>Spans by their unit.</summary>
public static class SpanUnits
{
    /// <summary>So many of the unit.</summary>
    public static TimeSpan Of(this SpanUnit unit, decimal count) => unit switch
    {
        SpanUnit.Minutes => TimeSpan.FromMinutes((double)count),
        SpanUnit.Hours => TimeSpan.FromHours((double)count),
        SpanUnit.Days => TimeSpan.FromDays((double)count),
    };
}
