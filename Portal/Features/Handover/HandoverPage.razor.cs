using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Live;

namespace Portal.Features.Handover;

/// <summary>A person's own changes of shift: what to hand over, to take over, and what was carried over.</summary>
public sealed partial class HandoverPage : LiveComponent
{
    private MyHandovers _mine = new([], [], []);
    private Refusal? _refusal;
    private DateTimeOffset? _asOf;
    private bool _isPerson = true;
    private bool _mayWatch;

    /// <summary>Sentences.</summary>
    [Inject]
    public required Texts T { get; init; }

    /// <summary>Site time.</summary>
    [Inject]
    public required SiteClock Clock { get; init; }

    /// <summary>Tells when time alone has changed something.</summary>
    [Inject]
    public required TimeProvider Time { get; init; }

    /// <summary>The reader's own.</summary>
    [Inject]
    public required ReadMyHandovers Read { get; init; }

    /// <summary>What the reader may do.</summary>
    [Inject]
    public required IAccess Access { get; init; }

    /// <summary>Who asks.</summary>
    [Inject]
    public required CurrentActor Current { get; init; }

    /// <inheritdoc/>
    protected override bool IsEmpty => _refusal is null && _mine is { Giving.Count: 0, Taking.Count: 0, Kept.Count: 0 };

    /// <inheritdoc/>
    protected override LiveSubscription Subscribe() => Feed.Subscribe(Topics.Handovers, Topics.Obligations, Topics.Coverage, Topics.Cases);

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var actor = await Current.GetAsync();
        (_isPerson, _mayWatch) = (actor.Person is not null, Access.Check(actor, ReadHandoverDay.Right) is null);
        var read = await Read.RunAsync(actor, cancellationToken);
        (_mine, _refusal, _asOf) = (read.IsDone ? read.Value : new MyHandovers([], [], []), read.Refusal, Clock.Now);
        ReloadAt(_mine.Changes, Time);
    }
}
