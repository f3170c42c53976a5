using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Domain.Kernel;
using Portal.Domain.Registers;
using Portal.Features.Rules;
using Portal.Live;

namespace Portal.Features.Registers.Pages;

/// <summary>The entries of a register: open ones first, by any filter. The filter is the query string.</summary>
public sealed partial class BookPage : LiveComponent
{
    private EntryPage _page = EntryPage.None;
    private RegisterView? _view;
    private RegisterBook? _book;
    private EntryFilter? _loaded;
    private Refusal? _refusal;
    private DateTimeOffset? _asOf;
    private string _text = "";
    private bool _more;

    /// <summary>Sentences.</summary>
    [Inject]
    public required Texts T { get; init; }

    /// <summary>Site time.</summary>
    [Inject]
    public required SiteClock Clock { get; init; }

    /// <summary>The register.</summary>
    [Inject]
    public required ListRegisters Registers { get; init; }

    /// <summary>Its stages.</summary>
    [Inject]
    public required RegisterShelf Shelf { get; init; }

    /// <summary>Its entries.</summary>
    [Inject]
    public required FindEntries Find { get; init; }

    /// <summary>Who asks.</summary>
    [Inject]
    public required CurrentActor Current { get; init; }

    /// <summary>Where filters live.</summary>
    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>Key of the register.</summary>
    [Parameter]
    public string Register { get; set; } = "";

    /// <summary><c>closed</c> or <c>all</c>; the open ones when absent.</summary>
    [SupplyParameterFromQuery(Name = "state")]
    public string? Which { get; set; }

    /// <summary>Key of the stage that entries wait in.</summary>
    [SupplyParameterFromQuery]
    public string? Stage { get; set; }

    /// <summary>Number, or a part of a title or an answer.</summary>
    [SupplyParameterFromQuery(Name = "q")]
    public string? Text { get; set; }

    /// <summary>Id of who answers for them.</summary>
    [SupplyParameterFromQuery]
    public string? Holder { get; set; }

    /// <summary>Opened on this day or later.</summary>
    [SupplyParameterFromQuery]
    public string? From { get; set; }

    /// <summary>Opened on this day or earlier.</summary>
    [SupplyParameterFromQuery]
    public string? Until { get; set; }

    /// <summary>Kind of an event that they told and nothing has settled.</summary>
    [SupplyParameterFromQuery(Name = "asked")]
    public string? AskedFor { get; set; }

    /// <summary>Page, from 1.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public string? PageNumberText { get; set; }

    private int? PageNumber => AddressValue.Number(PageNumberText);

    /// <inheritdoc/>
    protected override bool IsEmpty => _page.Rows.Count == 0 && _refusal is null;

    private EntryFilter Filter => EntryAddress.Read(Register, Which, Stage, Text, Holder, From, Until, AskedFor) with { Page = Math.Max(1, PageNumber ?? 1) };

    private bool IsFiltered => Filter with { Page = 1 } != new EntryFilter(Register, EntryState.Open);

    private bool HasMore => Filter is { Holder: not null } or { From: not null } or { Until: not null };

    private string ExportHref => $"/registers/{Register}/export" + new Uri(Navigation.Uri).Query;

    /// <summary>The open ones, by the stage they wait in and by the day that has come, then the closed ones, then all.</summary>
    private IEnumerable<(string Name, string Href, bool Pressed)> Chips =>
    [
        (T["registers.chip.open"], Href("state", null), Filter is { State: EntryState.Open, Stage: null, Asked: null }),
        .. _view!.Stages.Count == 1 ? [] : _view.Stages.Select(stage => (stage.Name.InLanguage(), Href("stage", stage.Key), Filter.Stage == stage.Key)),
        .. _book!.Tells.Where(telling => telling is { IsAtDate: true, IsDaily: false, SettledBy: not null }).Select(telling => (T["event." + telling.Event], Href("asked", telling.Event), Filter.Asked == telling.Event)),
        (T["registers.closed"], Href("state", "closed"), Filter.State == EntryState.Closed),
        (T["registers.all"], Href("state", "all"), Filter.State == EntryState.All),
    ];

    /// <inheritdoc/>
    protected override LiveSubscription Subscribe() => Feed.Subscribe(Topics.Registers, Topics.People);

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        _text = Text ?? "";
        if (_loaded is not null && _loaded != Filter)
        {
            await ReloadAsync();
        }
    }

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var (reader, filter) = (await Current.GetAsync(), Filter);
        var view = await Registers.ShowAsync(reader, filter.Register, cancellationToken);
        var found = await Find.RunAsync(reader, filter, cancellationToken);
        (_loaded, _asOf, _refusal) = (filter, Clock.Now, view.Refusal ?? found.Refusal);
        (_view, _book, _page) = (view.IsDone ? view.Value : null, Shelf.Find(filter.Register), found.IsDone ? found.Value : EntryPage.None);
    }

    private void Search() => Navigation.NavigateTo(Href("q", _text.Trim()));

    private void Go(string name, ChangeEventArgs change) => Navigation.NavigateTo(Href(name, change.Value as string));

    /// <summary>The page with one filter changed, from its first page on. A stage, or a day that has come, is one of the open ones.</summary>
    private string Href(string name, string? value)
    {
        var changed = new Dictionary<string, object?>(StringComparer.Ordinal) { ["page"] = null };
        if (name is "state" or "stage" or "asked")
        {
            changed["state"] = null;
            changed["stage"] = null;
            changed["asked"] = null;
        }

        changed[name] = string.IsNullOrEmpty(value) ? null : value;
        return Navigation.GetUriWithQueryParameters(changed);
    }

    private string PageHref(int page) => Navigation.GetUriWithQueryParameter("page", page);
}
