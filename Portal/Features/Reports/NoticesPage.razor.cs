using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Reports;
using Portal.Live;

namespace Portal.Features.Reports;

/// <summary>Notices from above, live, with who has read them.</summary>
public sealed partial class NoticesPage : LiveComponent
{
    private IReadOnlyList<NoticeSheet> _sheets = [];
    private Refusal? _refusal;
    private DateTimeOffset? _asOf;
    private bool _mayPublish;
    private bool _writing;
    private bool _busy;
    private string? _origin;
    private string? _title;
    private string? _text;
    private string? _department;
    private NoticeCategory _category;

    /// <summary>The notice that a message leads to: it stands first.</summary>
    [SupplyParameterFromQuery(Name = "notice")]
    public string? Asked { get; set; }

    /// <summary>Sentences.</summary>
    [Inject]
    public required Texts T { get; init; }

    /// <summary>Site time.</summary>
    [Inject]
    public required SiteClock Clock { get; init; }

    /// <summary>The notices.</summary>
    [Inject]
    public required ReadNotices Read { get; init; }

    /// <summary>Publishes one.</summary>
    [Inject]
    public required PublishNotice Publish { get; init; }

    /// <summary>Confirms one.</summary>
    [Inject]
    public required ConfirmNotice Confirm { get; init; }

    /// <summary>What the reader may do.</summary>
    [Inject]
    public required IAccess Access { get; init; }

    /// <summary>Who asks.</summary>
    [Inject]
    public required CurrentActor Current { get; init; }

    /// <inheritdoc/>
    protected override bool IsEmpty => _sheets.Count == 0;

    /// <inheritdoc/>
    protected override LiveSubscription Subscribe() => Feed.Subscribe(Topics.Reports);

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var actor = await Current.GetAsync();
        _mayPublish = Access.Check(actor, Rights.ReportsWrite) is null;
        var read = await Read.RunAsync(actor, cancellationToken);
        _asOf = Clock.Now;
        _refusal = read.Refusal ?? _refusal;
        _sheets = read.IsDone ? read.Value : [];
    }

    private async Task ConfirmAsync(NoticeId id) => _refusal = (await Confirm.RunAsync(await Current.GetAsync(), id, CancellationToken.None)).Refusal;

    private async Task PublishAsync()
    {
        if (_busy)
        {
            return;
        }

        _busy = true;
        var published = await Publish.RunAsync(await Current.GetAsync(), _title, _text, _origin, _department, _category, CancellationToken.None);
        (_busy, _refusal) = (false, published.Refusal);
        if (published.IsDone)
        {
            (_writing, _origin, _title, _text, _department, _category) = (false, null, null, null, null, NoticeCategory.General);
        }
    }
}
