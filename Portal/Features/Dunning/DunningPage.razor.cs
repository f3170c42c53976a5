using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.App.Pieces;
using Portal.Data;
using Portal.Domain.Fees.Dunning;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Live;

namespace Portal.Features.Dunning;

/// <summary>The units that owe, with stage and next step; notices are recorded for several at once.</summary>
public sealed partial class DunningPage
{
    private const int PageSize = 50;

    private readonly HashSet<string> _chosen = new(StringComparer.Ordinal);
    private DunningView _view = DunningView.None;
    private (DunningFilter Filter, int Page)? _shown;
    private Refusal? _refusal;
    private string? _done;
    private bool _mayRecord;
    private int _round;

    [Inject]
    public required ReadDunning Read { get; init; }

    [Inject]
    public required DunningSnapshot Snapshot { get; init; }

    [Inject]
    public required IAccess Access { get; init; }

    [Inject]
    public required CurrentActor Current { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>Code of the stage whose notice is to be served next.</summary>
    [SupplyParameterFromQuery(Name = "list")]
    public string? ListCode { get; set; }

    /// <summary>Code of the stage that a demand is at.</summary>
    [SupplyParameterFromQuery(Name = "stage")]
    public string? StageCode { get; set; }

    /// <summary>Building.</summary>
    [SupplyParameterFromQuery(Name = "building")]
    public string? Building { get; set; }

    /// <summary>Steward whose area it is.</summary>
    [SupplyParameterFromQuery(Name = "area")]
    public string? Area { get; set; }

    /// <summary>Part of the unit's code.</summary>
    [SupplyParameterFromQuery(Name = "q")]
    public string? Text { get; set; }

    /// <summary>Page of the list, from 1.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public string? PageOfListText { get; set; }

    private int? PageOfList => AddressValue.Number(PageOfListText);

    /// <summary>Month (<c>yyyy-MM</c>) for whose units return visits are offered.</summary>
    [SupplyParameterFromQuery(Name = "visits")]
    public string? Visits { get; set; }

    /// <inheritdoc/>
    protected override bool IsEmpty => _view.Total == 0;

    private DunningStage? AskedList => DunningStages.Find(ListCode) is { } stage && stage != DunningStage.Billed ? stage : null;

    private PersonId? AskedSteward => Guid.TryParse(Area, out var id) ? new PersonId(id) : null;

    private Period? VisitsMonth => Period.TryParse(Visits, out var month) ? month : null;

    private int PageNumber => Math.Clamp(PageOfList ?? 1, 1, int.MaxValue / PageSize);

    private (DunningFilter Filter, int Page) Asked =>
        (new DunningFilter(AskedList, DunningStages.Find(StageCode), Building, AskedSteward, Text), PageNumber);

    private IReadOnlyList<string> Chosen => [.. _view.Rows.Select(row => row.Unit.Code).Where(_chosen.Contains)];

    private bool IsAllChosen => _view.Rows.Count > 0 && _view.Rows.All(row => _chosen.Contains(row.Unit.Code));

    /// <inheritdoc/>
    protected override LiveSubscription Subscribe() => Snapshot.Subscribe();

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_shown is not null && _shown != Asked)
        {
            (_done, _round) = (null, _round + 1);
            await ReloadAsync();
        }
    }

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var asked = Asked;
        _shown = asked;
        var actor = await Current.GetAsync();
        var view = await Read.RunAsync(actor, asked.Filter, (asked.Page - 1) * PageSize, PageSize, cancellationToken);
        if (asked == Asked)
        {
            _mayRecord = Access.Check(actor, Rights.DunningRecord) is null;
            _refusal = view.Refusal;
            _view = view.IsDone ? view.Value : DunningView.None;

            // A unit that left the list, paid or served by somebody else, is not served blindly.
            _chosen.IntersectWith(_view.Rows.Select(row => row.Unit.Code));
        }
    }

    private static Tone ToneOf(DunningStage stage) => stage switch
    {
        DunningStage.Billed => Tone.Neutral,
        DunningStage.Notified => Tone.Info,
        DunningStage.Reminded => Tone.Warn,
        DunningStage.DeadlineNotified => Tone.Bad,
    };

    private async Task OnRecordedAsync(int papers)
    {
        _done = T["dunning.recorded", papers];
        _chosen.Clear();
        _round++;
        await ReloadAsync();
    }

    private void Choose(string code, ChangeEventArgs change)
    {
        _done = null;
        _ = change.Value is true ? _chosen.Add(code) : _chosen.Remove(code);
    }

    private void ChooseAll(ChangeEventArgs change)
    {
        _done = null;
        _chosen.Clear();
        if (change.Value is true)
        {
            _chosen.UnionWith(_view.Rows.Select(row => row.Unit.Code));
        }
    }

    private string Address(DunningStage? list, int page = 1) => Navigation.GetUriWithQueryParameters(
        new Dictionary<string, object?>(StringComparer.Ordinal) { ["list"] = list?.Code, ["page"] = page == 1 ? null : page });
}
