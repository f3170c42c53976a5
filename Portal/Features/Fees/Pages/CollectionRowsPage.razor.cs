using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Live;

namespace Portal.Features.Fees.Pages;

/// <summary>The bills behind a figure, as of the instant at which the figure was read.</summary>
public sealed partial class CollectionRowsPage
{
    private const int PageSize = 100;

    private CollectionRowPage _page = new(0, Money.Zero, Money.Zero, []);
    private CollectionFilter? _figure;
    private Refusal? _refusal;
    private string? _shown;

    [Inject]
    public required CollectionRows Rows { get; init; }

    [Inject]
    public required CurrentActor Current { get; init; }

    [Inject]
    public required SiteClock Clock { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>Month, yyyy-MM.</summary>
    [SupplyParameterFromQuery(Name = "period")]
    public string? Month { get; set; }

    /// <summary>Which bills; see <see cref="CollectionAddress.Word"/>.</summary>
    [SupplyParameterFromQuery(Name = "part")]
    public string? Part { get; set; }

    /// <summary>Kind of fee, or all.</summary>
    [SupplyParameterFromQuery(Name = "type")]
    public string? Type { get; set; }

    /// <summary>Building, or all.</summary>
    [SupplyParameterFromQuery(Name = "building")]
    public string? Building { get; set; }

    /// <summary>Code of the steward, or all.</summary>
    [SupplyParameterFromQuery(Name = "steward")]
    public string? Steward { get; set; }

    /// <summary>Instant of the figure, or now.</summary>
    [SupplyParameterFromQuery(Name = "asOf")]
    public string? AsOf { get; set; }

    /// <summary>Page of the list, from 1.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public string? PageOfListText { get; set; }

    private int? PageOfList => AddressValue.Number(PageOfListText);

    /// <inheritdoc/>
    protected override bool IsEmpty => _page.Total == 0;

    private int PageNumber => Math.Clamp(PageOfList ?? 1, 1, int.MaxValue / PageSize);

    private string Title => _figure is { } figure
        ? string.Join(" · ", new[]
        {
            figure.Period.ToString(),
            figure.Type is { } type ? T[$"fees.type.{type.Code}"] : T["fees.total"],
            T[$"fees.{CollectionAddress.Word(figure.Part)}"],
            figure.Building is { } building ? T["fees.in-building", building.Length == 0 ? T["fees.not-set"] : building] : "",
            figure.Steward is { } steward ? T["fees.of-steward", steward.Length == 0 ? T["fees.not-set"] : steward] : "",
        }.Where(part => part.Length > 0))
        : T["fees.collection.title"];

    /// <inheritdoc/>
    protected override LiveSubscription Subscribe() => Feed.Subscribe(Topics.Collection);

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_shown is not null && _shown != Navigation.Uri)
        {
            await ReloadAsync();
        }
    }

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var uri = Navigation.Uri;
        _shown = uri;
        var figure = CollectionAddress.Read(Month, Part, Type, Building, Steward, AsOf, Clock);
        var page = figure.IsDone
            ? await Rows.RunAsync(await Current.GetAsync(), figure.Value, (PageNumber - 1) * PageSize, PageSize, cancellationToken)
            : figure.Refusal;
        if (uri == Navigation.Uri)
        {
            _refusal = page.Refusal;
            _figure = figure.IsDone ? figure.Value : null;
            _page = page.IsDone ? page.Value : new CollectionRowPage(0, Money.Zero, Money.Zero, []);
        }
    }

    private string Address(int page) => Navigation.GetUriWithQueryParameter("page", page == 1 ? null : page);
}
