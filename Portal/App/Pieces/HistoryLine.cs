namespace Portal.App.Pieces;

/// <summary>A version of a rule as it is shown.</summary>
/// <param name="ValidFrom">Since when it holds.</param>
/// <param name="By">Who set it.</param>
/// <param name="What">What it says.</param>
public sealed record HistoryLine(DateTimeOffset ValidFrom, string By, string What);
