using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Data;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Live;

namespace Portal.Features.Fees.Pages;

/// <summary>Collection of a month against its targets, by fee type, building and steward; every figure opens to its rows.</summary>
public sealed partial class CollectionPage
{
    private CollectionOverview? _overview;
    private Refusal? _refusal;
    private Period? _shown;
    private bool _maySetTarget;

    [Inject]
    public required CollectionBreakdown Breakdown { get; init; }

    [Inject]
    public required CollectionOverviewSnapshot Snapshot { get; init; }

    [Inject]
    public required IAccess Access { get; init; }

    [Inject]
    public required CurrentActor Current { get; init; }

    [Inject]
    public required SiteClock Clock { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>Month, yyyy-MM; the month that runs when absent or unreadable.</summary>
    [SupplyParameterFromQuery(Name = "period")]
    public string? Month { get; set; }

    /// <inheritdoc/>
    protected override bool IsEmpty => _overview is { Buildings.Count: 0 };

    private Period Asked => Period.TryParse(Month, out var period) ? period : Period.Of(Clock.Today);

    /// <inheritdoc/>
    protected override LiveSubscription Subscribe() => Snapshot.Subscribe();

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_shown is not null && _shown != Asked)
        {
            await ReloadAsync();
        }
    }

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var asked = Asked;
        _shown = asked;
        var actor = await Current.GetAsync();
        var overview = await Breakdown.RunAsync(actor, asked, cancellationToken);
        if (asked == Asked)
        {
            _maySetTarget = Access.Check(actor, Rights.SettingsManage) is null;
            _refusal = overview.Refusal;
            _overview = overview.IsDone ? overview.Value : null;
        }
    }

    private CollectionFilter Figure(FeeType? type) =>
        new(_overview!.Figures.Period, _overview.Figures.AsOf, CollectionPart.Receivable, type);

    private static string Address(Period period) => $"fees?period={period}";

    private void Choose(ChangeEventArgs change)
    {
        if (Period.TryParse(change.Value as string, out var period))
        {
            Navigation.NavigateTo(Address(period));
        }
    }
}
