using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Reports;
using Portal.Live;

namespace Portal.Features.Reports;

/// <summary>One written report or request: what it says, what was answered, and what the reader has to do about it.</summary>
public sealed partial class UpwardPage : LiveComponent
{
    private UpwardSheet? _sheet;
    private Refusal? _refusal;

    /// <summary>Sentences.</summary>
    [Inject]
    public required Texts T { get; init; }

    /// <summary>Site time.</summary>
    [Inject]
    public required SiteClock Clock { get; init; }

    /// <summary>The report.</summary>
    [Inject]
    public required ReadUpwardReports Read { get; init; }

    /// <summary>Its verbs.</summary>
    [Inject]
    public required UpwardMoves Moves { get; init; }

    /// <summary>Who asks.</summary>
    [Inject]
    public required CurrentActor Current { get; init; }

    /// <summary>Which report.</summary>
    [Parameter]
    public Guid Id { get; set; }

    /// <inheritdoc/>
    protected override LiveSubscription Subscribe() => Feed.Subscribe(Topics.Reports);

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var read = await Read.OneAsync(await Current.GetAsync(), new UpwardReportId(Id), cancellationToken);
        _sheet = read.IsDone ? read.Value : null;
        _refusal = read.Refusal ?? _refusal;
    }

    private async Task DoAsync(Func<Actor, UpwardReportId, CancellationToken, Task<Result>> act)
    {
        _refusal = (await act(await Current.GetAsync(), new UpwardReportId(Id), CancellationToken.None)).Refusal;
        await ReloadAsync();
    }
}
