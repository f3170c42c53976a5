using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Domain.Kernel;
using Portal.Domain.Reports;
using Portal.Features.Rules;
using Portal.Live;

namespace Portal.Features.Reports;

/// <summary>The form of one report: written, handed in, sent back, corrected.</summary>
public sealed partial class ReportPage : LiveComponent
{
    private readonly ReportDraft _draft = new();
    private ReportSheet? _sheet;
    private Refusal? _refusal;
    private ReportField? _overriding;
    private ReportField? _correcting;
    private bool _returning;
    private bool _fining;
    private bool _saved;

    /// <summary>Sentences.</summary>
    [Inject]
    public required Texts T { get; init; }

    /// <summary>Site time.</summary>
    [Inject]
    public required SiteClock Clock { get; init; }

    /// <summary>The report.</summary>
    [Inject]
    public required ReadReport Read { get; init; }

    /// <summary>Keeps what is written.</summary>
    [Inject]
    public required WriteReport Write { get; init; }

    /// <summary>Hands it in.</summary>
    [Inject]
    public required SubmitReport Submit { get; init; }

    /// <summary>Takes the figures again.</summary>
    [Inject]
    public required RefreshFigures Refresh { get; init; }

    /// <summary>Who asks.</summary>
    [Inject]
    public required CurrentActor Current { get; init; }

    /// <summary>Which report.</summary>
    [Parameter]
    public Guid Id { get; set; }

    private string Title => _sheet is { } sheet ? T["reports.sheet", sheet.Template.Name.InLanguage(), sheet.Report.Department] : T["nav.reports"];

    private bool IsWritable => _sheet is { MayWrite: true, Report.State: not ReportState.Submitted };

    private bool IsCorrectable => _sheet is { MayWrite: true, Report.State: ReportState.Submitted };

    private string DrawerTitle =>
        _overriding is not null ? T["reports.override-title", _overriding.Label.InLanguage()]
        : _correcting is not null ? T["reports.correct-title", _correcting.Label.InLanguage()]
        : T["reports.return-title"];

    /// <inheritdoc/>
    protected override LiveSubscription Subscribe() => Feed.Subscribe(Topics.Reports);

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var read = await Read.RunAsync(await Current.GetAsync(), new ReportId(Id), cancellationToken);
        _sheet = read.IsDone ? read.Value : null;
        _refusal = read.Refusal ?? _refusal;
        if (_sheet is { } sheet)
        {
            _draft.Follow(sheet);
        }
    }

    private async Task SaveAsync() => await KeepAsync();

    private async Task<bool> KeepAsync()
    {
        _saved = false;
        _refusal = (await Write.RunAsync(await Current.GetAsync(), new ReportId(Id), _draft.Version, _draft.Values(_sheet!.Template), CancellationToken.None)).Refusal;
        if (_refusal is null)
        {
            _draft.Kept();
            await ReloadAsync();
        }

        return _saved = _refusal is null;
    }

    private async Task SubmitAsync()
    {
        if (await KeepAsync())
        {
            _saved = false;
            _refusal = (await Submit.RunAsync(await Current.GetAsync(), new ReportId(Id), _draft.Version, CancellationToken.None)).Refusal;
            await ReloadAsync();
        }
    }

    private async Task RefreshAsync()
    {
        if (await KeepAsync())
        {
            _refusal = (await Refresh.RunAsync(await Current.GetAsync(), new ReportId(Id), CancellationToken.None)).Refusal;
            await ReloadAsync();
        }
    }

    private void Ask(ReportField field) => (_overriding, _correcting, _returning) = (field, null, false);

    private void Correct(ReportField field) => (_overriding, _correcting, _returning) = (null, field, false);

    private async Task CloseDrawer()
    {
        (_overriding, _correcting, _returning, _fining) = (null, null, false, false);
        await ReloadAsync();
    }
}
