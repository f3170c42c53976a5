namespace Portal.Domain.Cases;

/// <summary>Pending cases by the time since receipt. A case counts in the first band that fits, so the four add up.</summary>
/// <param name="WithinFourHours">Received at most 4 hours ago.</param>
/// <param name="Today">Received earlier on the site's day.</param>
/// <param name="WithinThreeDays">Received at most 72 hours ago.</param>
/// <param name="Longer">Received before that.</param>
public sealed record CaseAges(int WithinFourHours, int Today, int WithinThreeDays, int Longer)
{
    internal static CaseAges None { get; } = new(0, 0, 0, 0);

    internal CaseAges With(DateTimeOffset receivedAt, DateTimeOffset at, DateTimeOffset startOfDay) =>
        at - receivedAt <= TimeSpan.FromHours(4) ? this with { WithinFourHours = WithinFourHours + 1 }
        : receivedAt >= startOfDay ? this with { Today = Today + 1 }
        : at - receivedAt <= TimeSpan.FromDays(3) ? this with { WithinThreeDays = WithinThreeDays + 1 }
        : this with { Longer = Longer + 1 };
}
