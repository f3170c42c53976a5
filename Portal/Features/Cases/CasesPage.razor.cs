using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Domain.Kernel;
using Portal.Live;

namespace Portal.Features.Cases;

/// <summary>Cases by any filter; every figure of cases opens here to its rows. The filter is the query string.</summary>
public sealed partial class CasesPage : LiveComponent
{
    private const int PageSize = 50;

    private CaseLines _page = new(0, []);
    private CaseQuery? _loaded;
    private Refusal? _refusal;
    private DateTimeOffset? _asOf;
    private string? _figure;
    private string _text = "";

    /// <summary>Sentences.</summary>
    [Inject]
    public required Texts T { get; init; }

    /// <summary>Site time.</summary>
    [Inject]
    public required SiteClock Clock { get; init; }

    /// <summary>The list.</summary>
    [Inject]
    public required FindCases Cases { get; init; }

    /// <summary>Who asks.</summary>
    [Inject]
    public required CurrentActor Current { get; init; }

    /// <summary>Where filters live.</summary>
    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>Kind.</summary>
    [SupplyParameterFromQuery]
    public string? Kind { get; set; }

    /// <summary>Status.</summary>
    [SupplyParameterFromQuery]
    public string? Status { get; set; }

    /// <summary>Figure whose rows are shown.</summary>
    [SupplyParameterFromQuery]
    public string? Figure { get; set; }

    /// <summary>Instant of the figure.</summary>
    [SupplyParameterFromQuery(Name = "asOf")]
    public string? At { get; set; }

    /// <summary>Month of the figure.</summary>
    [SupplyParameterFromQuery]
    public string? Period { get; set; }

    /// <summary>Unit's code.</summary>
    [SupplyParameterFromQuery]
    public string? Unit { get; set; }

    /// <summary>Person's id.</summary>
    [SupplyParameterFromQuery]
    public string? Assignee { get; set; }

    /// <summary>Free text.</summary>
    [SupplyParameterFromQuery(Name = "q")]
    public string? Text { get; set; }

    /// <summary>Page, from 1.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public string? PageNumberText { get; set; }

    private int? PageNumber => AddressValue.Number(PageNumberText);

    private int Number => Math.Clamp(PageNumber ?? 1, 1, int.MaxValue / PageSize);

    private CaseQuery Query => new(Kind, Status, Figure, At, Period, Unit, Assignee, Text);

    private string ExportHref => "/cases/export" + new Uri(Navigation.Uri).Query;

    private IEnumerable<(string Text, string Href, bool Pressed)> Chips
    {
        get
        {
            (string Text, string? Figure, string? Status)[] chips =
            [
                ("cases.all", null, null), ("cases.pending", "pending", null), ("cases.overdue", "overdue", null), ("enum.CaseStatus.New", null, "new"),
                ("enum.CaseStatus.Assigned", null, "assigned"), ("enum.CaseStatus.InProgress", null, "inprogress"),
                ("enum.CaseStatus.AwaitingCallback", null, "awaitingcallback"), ("enum.CaseStatus.Closed", null, "closed"),
            ];
            return chips.Select(chip => (
                chip.Text,
                Href(new() { ["figure"] = chip.Figure, ["status"] = chip.Status, ["asOf"] = null, ["period"] = null }),
                Same(chip.Figure, Figure) && Same(chip.Status, Status)));
        }
    }

    /// <inheritdoc/>
    protected override bool IsEmpty => _page.Rows.Count == 0 && _refusal is null;

    /// <inheritdoc/>
    protected override LiveSubscription Subscribe() => Feed.Subscribe(Topics.Cases, Topics.People);

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        _text = Text ?? "";
        if (_loaded is not null && _loaded != Query with { Page = Number })
        {
            await ReloadAsync();
        }
    }

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var query = Query with { Page = Number };
        var filter = query.ToFilter(Clock.Zone);
        var found = await Cases.RunAsync(await Current.GetAsync(), filter, (Number - 1) * PageSize, PageSize, cancellationToken);
        (_loaded, _refusal, _asOf) = (query, found.Refusal, Clock.Now);
        _page = found.IsDone ? found.Value : new CaseLines(0, []);
        _figure = filter.Figure is not { } figure ? null
            : T[$"cases.figure.{figure}", filter.AsOf is { } at ? Clock.DateTime(at) : T["cases.now"], (filter.Period ?? Clock.Zone.PeriodOf(Clock.Now)).ToString(), _page.Total];
    }

    private void Search() => Navigation.NavigateTo(Href(new() { ["q"] = _text.Trim() is { Length: > 0 } text ? text : null }));

    private void ChangeKind(ChangeEventArgs change) =>
        Navigation.NavigateTo(Href(new() { ["kind"] = change.Value as string is { Length: > 0 } kind ? kind : null }));

    private string Href(Dictionary<string, object?> changed)
    {
        changed["page"] = null;
        return Navigation.GetUriWithQueryParameters(changed);
    }

    private string PageHref(int page) => Navigation.GetUriWithQueryParameter("page", page);

    private static bool Same(string? a, string? b) => string.Equals(a ?? "", b ?? "", StringComparison.OrdinalIgnoreCase);
}
