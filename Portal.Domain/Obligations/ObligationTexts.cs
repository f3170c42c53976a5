namespace Portal.Domain.Obligations;

/// <summary>Keys of the sentences that an obligation says instead of the general ones; their values are the event's.</summary>
/// <param name="Reminder">Of a reminder; null says the general one.</param>
/// <param name="Missed">Of a step of its ladder; null says the general one.</param>
public sealed record ObligationTexts(string? Reminder, string? Missed)
{
    /// <summary>No sentences of its own.</summary>
    public static ObligationTexts General { get; } = new(null, null);
}
