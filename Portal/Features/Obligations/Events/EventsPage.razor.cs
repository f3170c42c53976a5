using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Live;

namespace Portal.Features.Obligations.Events;

/// <summary>Writes down events, and shows those of late.</summary>
public sealed partial class EventsPage : LiveComponent
{
    private static readonly EventsView None = new([], [], []);

    private EventsView _view = None;
    private Refusal? _refusal;
    private RecordedEventId? _withdrawing;
    private DateTime _at;
    private string? _kind;
    private string? _label;
    private string? _holder;
    private string? _why;
    private int _round;

    /// <summary>Sentences.</summary>
    [Inject]
    public required Texts T { get; init; }

    /// <summary>Site time.</summary>
    [Inject]
    public required SiteClock Clock { get; init; }

    /// <summary>What there is.</summary>
    [Inject]
    public required ReadEvents Read { get; init; }

    /// <summary>Writes one down.</summary>
    [Inject]
    public required RecordEvent Record { get; init; }

    /// <summary>Takes one back.</summary>
    [Inject]
    public required WithdrawEvent Withdraw { get; init; }

    /// <summary>The site's zone.</summary>
    [Inject]
    public required SiteZone Zone { get; init; }

    /// <summary>Who asks.</summary>
    [Inject]
    public required CurrentActor Current { get; init; }

    /// <inheritdoc/>
    protected override bool IsEmpty => _view.Kinds.Count == 0 && _view.Events.Count == 0;

    private EventKind? Chosen => _view.Kinds.FirstOrDefault(kind => kind.Name == _kind);

    /// <inheritdoc/>
    protected override LiveSubscription Subscribe() => Feed.Subscribe([Topics.RuleEvents, Topics.Rules]);

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var read = await Read.RunAsync(await Current.GetAsync(), cancellationToken);
        _view = read.IsDone ? read.Value : None;
        _kind ??= _view.Kinds is [var first, ..] ? first.Name : null;
        if (_at == default)
        {
            _at = Minute(Zone.ToSite(Clock.Now).DateTime);
        }
    }

    private static DateTime Minute(DateTime at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMinute));

    private async Task RecordAsync()
    {
        var holder = Guid.TryParse(_holder, out var id) ? PersonId.From(id) : (PersonId?)null;
        _refusal = (await Record.RunAsync(await Current.GetAsync(), _kind ?? "", _label, Zone.ToInstant(_at), holder, CancellationToken.None)).Refusal;
        if (_refusal is null)
        {
            (_label, _holder, _at) = (null, null, Minute(Zone.ToSite(Clock.Now).DateTime));
            _round++;
        }
    }

    private async Task WithdrawAsync()
    {
        if (_withdrawing is { } id)
        {
            _refusal = (await Withdraw.RunAsync(await Current.GetAsync(), id, _why, CancellationToken.None)).Refusal;
            (_withdrawing, _why) = (null, null);
        }
    }
}
