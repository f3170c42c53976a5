using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Features.Settings;

namespace Portal.Features.Reminders;

/// <summary>Everything that reminders are worked out from, at one instant.</summary>
internal sealed record Situation
{
    public required DateTimeOffset Now { get; init; }

    public required SiteZone Zone { get; init; }

    public required Staff Staff { get; init; }

    public SettingValues Settings { get; init; } = SettingValues.Defaults;

    /// <summary>Shifts around now, a person's earlier one included.</summary>
    public IReadOnlyList<PlannedShift> Shifts { get; init; } = [];

    /// <summary>Posts where nobody is now.</summary>
    public IReadOnlyList<UnmannedPost> Unmanned { get; init; } = [];

    /// <summary>Names of posts by code.</summary>
    public IReadOnlyDictionary<string, string> PostNames { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether a person was at a post; for an instant to come, whether the person is there as things stand.</summary>
    public Func<PersonId, string, DateTimeOffset, bool> WasPresent { get; init; } = static (_, _, _) => false;

    /// <summary>Cases that are pending now.</summary>
    public IReadOnlyList<PendingCase> Cases { get; init; } = [];

    /// <summary>Bills that are due and unpaid, or null while the digest of the day is not asked for.</summary>
    public IReadOnlyList<OwedBill>? OwedBills { get; init; }
}
