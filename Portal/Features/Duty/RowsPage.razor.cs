using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Exchange.Api;
using Portal.Live;

namespace Portal.Features.Duty;

/// <summary>
/// The rows behind a coverage figure: at an instant (<c>at</c>, narrowed by <c>only</c>) every post with its people; over
/// a range (<c>from</c>, <c>to</c>, <c>post</c>) every segment. Without either, now.
/// </summary>
public sealed partial class RowsPage
{
    private CoverageRows? _rows;
    private CoverageRange? _range;
    private Refusal? _refusal;
    private string? _loaded;

    [Inject]
    public required Texts T { get; init; }

    [Inject]
    public required SiteClock Clock { get; init; }

    [Inject]
    public required CurrentActor Current { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required ReadCoverage Instant { get; init; }

    [Inject]
    public required ReadCoverageRange Ranges { get; init; }

    [SupplyParameterFromQuery(Name = "at")]
    public string? At { get; set; }

    [SupplyParameterFromQuery(Name = "only")]
    public string? Only { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    public string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    public string? To { get; set; }

    [SupplyParameterFromQuery(Name = "post")]
    public string? Post { get; set; }

    /// <inheritdoc/>
    protected override bool IsEmpty => _refusal is not null || (_rows?.Figures.Posts.Count ?? _range?.Segments.Count ?? 0) == 0;

    /// <inheritdoc/>
    protected override LiveSubscription Subscribe() => Feed.Subscribe(Topics.Coverage);

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        _loaded = Navigation.Uri;
        var actor = await Current.GetAsync();
        if (string.IsNullOrEmpty(From))
        {
            var at = AskedInstant.Read(At, "at", Clock.Zone, Clock.Now);
            var rows = at.IsDone ? await Instant.RowsAsync(actor, at.Value, cancellationToken) : at.Refusal;
            (_rows, _range, _refusal) = (rows.IsDone ? rows.Value : null, null, rows.Refusal);
            return;
        }

        var from = AskedInstant.Read(From, "from", Clock.Zone, Clock.Now);
        var to = AskedInstant.Read(To, "to", Clock.Zone, Clock.Now);
        var range = (from.Refusal ?? to.Refusal) is { } unread
            ? unread
            : await Ranges.RunAsync(actor, from.Value, to.Value, string.IsNullOrEmpty(Post) ? null : Post, cancellationToken);
        (_rows, _range, _refusal) = (null, range.IsDone ? range.Value : null, range.Refusal);
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_loaded is not null && _loaded != Navigation.Uri)
        {
            await ReloadAsync();
        }
    }
}
