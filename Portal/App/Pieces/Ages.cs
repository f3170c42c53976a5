namespace Portal.App.Pieces;

/// <summary>Words for how long ago something was, and digits for how long is left.</summary>
public static class Ages
{
    /// <summary>Just now, 12 s, 5 min, 3 h or 2 d ago, in the reader's language.</summary>
    public static string Of(TimeSpan age, Texts texts) => age switch
    {
        { TotalSeconds: < 1 } => texts["time.now"],
        { TotalMinutes: < 1 } => texts["time.seconds", (int)age.TotalSeconds],
        { TotalHours: < 1 } => texts["time.minutes", (int)age.TotalMinutes],
        { TotalDays: < 1 } => texts["time.hours", (int)age.TotalHours],
        _ => texts["time.days", (int)age.TotalDays],
    };

    /// <summary>A length of time in words, minutes being the smallest: 12 min, 3 h 17 min, 2 d 4 h.</summary>
    public static string Length(TimeSpan span, Texts texts) => span.Duration() switch
    {
        { TotalHours: < 1 } length => texts["time.length-minutes", (int)length.TotalMinutes],
        { TotalDays: < 1 } length => texts["time.length-hours", (int)length.TotalHours, length.Minutes],
        var length => texts["time.length-days", (int)length.TotalDays, length.Hours],
    };

    /// <summary>Hours and minutes: <c>1:42</c>; days before them from one day on: <c>2d 03:10</c>.</summary>
    public static string Clock(TimeSpan span)
    {
        var length = span.Duration();
        return length.TotalDays >= 1
            ? $"{(int)length.TotalDays}d {length.Hours:00}:{length.Minutes:00}"
            : $"{length.Hours}:{length.Minutes:00}";
    }
}
