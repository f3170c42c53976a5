using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Live;

namespace Portal.Features.Fees.Pages;

/// <summary>Finds a unit by what a caller says: code, name or the end of the phone number.</summary>
public sealed partial class UnitsPage
{
    private const int PageSize = 50;

    private FoundUnits _found = new(0, []);
    private (UnitFilter Filter, int Page)? _shown;
    private Refusal? _refusal;
    private string? _draft;
    private bool _byOwner;
    private bool _mayRegister;
    private bool _registering;

    [Inject]
    public required FindUnits Find { get; init; }

    [Inject]
    public required IAccess Access { get; init; }

    [Inject]
    public required CurrentActor Current { get; init; }

    [Inject]
    public required SiteClock Clock { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>What to look for.</summary>
    [SupplyParameterFromQuery(Name = "q")]
    public string? Text { get; set; }

    /// <summary>Only units with unpaid bills.</summary>
    [SupplyParameterFromQuery(Name = "arrears")]
    public string? OnlyInArrearsText { get; set; }

    private bool OnlyInArrears => AddressValue.Flag(OnlyInArrearsText);

    /// <summary>Page of the list, from 1.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public string? PageOfListText { get; set; }

    private int? PageOfList => AddressValue.Number(PageOfListText);

    /// <inheritdoc/>
    protected override bool IsEmpty => _found.Total == 0;

    private string SearchHint => T[_byOwner ? "fees.units.search" : "fees.units.search-code"];

    private int PageNumber => Math.Clamp(PageOfList ?? 1, 1, int.MaxValue / PageSize);

    private (UnitFilter Filter, int Page) Asked => (new UnitFilter(Text, OnlyInArrears), PageNumber);

    /// <inheritdoc/>
    protected override LiveSubscription Subscribe() => Feed.Subscribe(Topics.Collection);

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        _draft = Text;
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
        _byOwner = Find.MayFindByOwner(actor);
        _mayRegister = Access.Check(actor, Rights.FeesCollect) is null;
        var found = await Find.RunAsync(actor, asked.Filter, (asked.Page - 1) * PageSize, PageSize, cancellationToken);
        if (asked == Asked)
        {
            _refusal = found.Refusal;
            _found = found.IsDone ? found.Value : new FoundUnits(0, []);
        }
    }

    private void Search() => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(
        new Dictionary<string, object?>(StringComparer.Ordinal) { ["q"] = string.IsNullOrWhiteSpace(_draft) ? null : _draft.Trim(), ["page"] = null }));

    private string Address(int page, bool arrears) => Navigation.GetUriWithQueryParameters(
        new Dictionary<string, object?>(StringComparer.Ordinal) { ["page"] = page == 1 ? null : page, ["arrears"] = arrears ? true : null });

    private void OpenUnit(string code) => Navigation.NavigateTo("units/" + Uri.EscapeDataString(code));

    private bool IsOverdue(UnitRow unit) => unit.OldestDue < Clock.Today;
}
