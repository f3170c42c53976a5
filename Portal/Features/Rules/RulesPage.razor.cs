using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Domain.Rulebook;
using Portal.Live;

namespace Portal.Features.Rules;

/// <summary>The rulebook: every clause by pack, area, role and words. The filter is the query string.</summary>
public sealed partial class RulesPage : LiveComponent
{
    private const int PageSize = 40;

    private SiteRules? _rules;
    private IReadOnlyList<Clause> _found = [];
    private Refusal? _refusal;
    private int _opened;
    private int _undecided;
    private string _words = "";

    /// <summary>Sentences.</summary>
    [Inject]
    public required Texts T { get; init; }

    /// <summary>Site time.</summary>
    [Inject]
    public required SiteClock Clock { get; init; }

    /// <summary>The rules.</summary>
    [Inject]
    public required ReadRules Read { get; init; }

    /// <summary>Tells of their changes.</summary>
    [Inject]
    public required SiteRulesSnapshot Source { get; init; }

    /// <summary>Who asks.</summary>
    [Inject]
    public required CurrentActor Current { get; init; }

    /// <summary>Where filters live.</summary>
    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>Pack.</summary>
    [SupplyParameterFromQuery]
    public string? Pack { get; set; }

    /// <summary>Area.</summary>
    [SupplyParameterFromQuery]
    public string? Area { get; set; }

    /// <summary>Role.</summary>
    [SupplyParameterFromQuery]
    public string? Role { get; set; }

    /// <summary>Words.</summary>
    [SupplyParameterFromQuery(Name = "q")]
    public string? Words { get; set; }

    /// <summary>The clause that is open.</summary>
    [SupplyParameterFromQuery(Name = "clause")]
    public string? Id { get; set; }

    /// <summary>Page, from 1.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public string? PageNumberText { get; set; }

    private int? PageNumber => AddressValue.Number(PageNumberText);

    private int Pages => Math.Max(1, (_found.Count + PageSize - 1) / PageSize);

    /// <summary>The page asked for; else the one with the clause that is open, to which an alert may have led.</summary>
    private int Number => Math.Clamp(PageNumber ?? (_opened / PageSize) + 1, 1, Pages);

    private IEnumerable<Clause> Shown => _found.Skip((Number - 1) * PageSize).Take(PageSize);

    private IEnumerable<(string Name, string Key, string? Value, IEnumerable<(string Value, string Text)> Options)> Filters =>
    [
        (T["rules.pack.all"], "pack", Pack, _rules?.PacksAt(Clock.Now).Select(pack => (pack.Id, pack.Name.InLanguage())) ?? []),
        (T["rules.area.all"], "area", Area, ClauseAreas.All.Select(area => (area, T["area." + area])).OrderBy(pair => pair.Item2, StringComparer.CurrentCulture)),
        (T["rules.role.all"], "role", Role, Roles.All.Select(role => (role.Key, new Wording(role.Chinese, role.English).InLanguage()))),
    ];

    /// <inheritdoc/>
    protected override bool IsEmpty => _found.Count == 0;

    /// <inheritdoc/>
    protected override LiveSubscription Subscribe() => Source.Subscribe();

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        _words = Words ?? "";
        Filter();
    }

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var read = await Read.RunAsync(await Current.GetAsync(), cancellationToken);
        _refusal = read.Refusal;
        _rules = read.IsDone ? read.Value.Value : null;
        _undecided = _rules?.ConflictsAt(Clock.Now).Count(standing => standing.IsUndecided) ?? 0;
        Filter();
    }

    private void Filter()
    {
        _found =
        [
            .. from pack in _rules?.PacksAt(Clock.Now) ?? []
               where Pack is null or "" || pack.Id == Pack
               from clause in pack.Clauses
               where Area is null or "" || clause.Area == Area
               where Role is null or "" || clause.Roles.Contains(Role)
               where string.IsNullOrWhiteSpace(Words) || clause.Speaks(Words.Trim())
               select clause,
        ];
        _opened = Math.Max(0, Id is null ? 0 : _found.ToList().FindIndex(clause => clause.Id == Id));
    }

    private void Search() => Open("q", _words);

    private void Open(string key, string? value) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
        {
            [key] = string.IsNullOrWhiteSpace(value) ? null : value.Trim(),
            ["page"] = null,
            ["clause"] = null,
        }));

    /// <summary>Opening and closing a clause stays on the page where it stands.</summary>
    private string ClauseHref(string? id) => Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["clause"] = id, ["page"] = Number == 1 ? null : Number });

    private string PageHref(int number) => Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["page"] = number, ["clause"] = null });
}
