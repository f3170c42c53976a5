namespace Portal.Domain.Rulebook;

/// <summary>A site begins or ceases to live by a pack.</summary>
/// <param name="Pack">Id of the pack.</param>
/// <param name="IsOn">Whether it holds from then on.</param>
/// <param name="From">From when (UTC).</param>
public sealed record PackSwitch(string Pack, bool IsOn, DateTimeOffset From);
