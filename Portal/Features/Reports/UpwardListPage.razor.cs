using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Domain.Kernel;
using Portal.Domain.Reports;
using Portal.Live;

namespace Portal.Features.Reports;

/// <summary>The written reports and requests that concern the reader, live.</summary>
public sealed partial class UpwardListPage : LiveComponent
{
    private IReadOnlyList<UpwardSheet> _sheets = [];
    private Refusal? _refusal;
    private DateTimeOffset? _asOf;
    private bool _writing;
    private bool? _loadedMine;

    /// <summary>Sentences.</summary>
    [Inject]
    public required Texts T { get; init; }

    /// <summary>Site time.</summary>
    [Inject]
    public required SiteClock Clock { get; init; }

    /// <summary>The reports.</summary>
    [Inject]
    public required ReadUpwardReports Read { get; init; }

    /// <summary>Leads to what was filed.</summary>
    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>Who asks.</summary>
    [Inject]
    public required CurrentActor Current { get; init; }

    /// <summary>Only what waits for the reader.</summary>
    [SupplyParameterFromQuery(Name = "mine")]
    public string? MineText { get; set; }

    private bool Mine => AddressValue.Flag(MineText);

    /// <inheritdoc/>
    protected override bool IsEmpty => _refusal is null && !Shown.Any();

    private IEnumerable<UpwardSheet> Shown => _sheets.Where(one => !Mine || one.IsMyTurn);

    /// <inheritdoc/>
    protected override LiveSubscription Subscribe() => Feed.Subscribe(Topics.Reports, Topics.People);

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_loadedMine is not null && _loadedMine != Mine)
        {
            await ReloadAsync();
        }
    }

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var read = await Read.RunAsync(await Current.GetAsync(), cancellationToken);
        (_refusal, _asOf, _loadedMine) = (read.Refusal, Clock.Now, Mine);
        _sheets = read.IsDone ? read.Value : [];
    }

    private void Open(UpwardReportId filed) => Navigation.NavigateTo(ReportWriting.Href(filed));
}
