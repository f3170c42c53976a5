namespace Portal.Domain.Kernel;

/// <summary>Recorded instants are whole seconds, so that person-seconds add up exactly.</summary>
public static class WholeSeconds
{
    /// <summary>The instant in UTC with its fraction of a second cut off.</summary>
    public static DateTimeOffset CutToSecond(this DateTimeOffset instant)
    {
        var utc = instant.UtcTicks;
        return new DateTimeOffset(utc - utc % TimeSpan.TicksPerSecond, TimeSpan.Zero);
    }
}
