using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.App.Pieces;
using Portal.Data;
using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Live;

namespace Portal.Features.Duty;

/// <summary>The clockings of a day, live, and whose presence lapsed and waits for a correction.</summary>
public sealed partial class PresencePage
{
    private PresenceList? _list;
    private LapsedLine? _correcting;
    private bool _entering;
    private bool _mayManage;
    private DateOnly? _loadedDay;
    private Refusal? _refusal;

    [Inject]
    public required Texts T { get; init; }

    [Inject]
    public required SiteClock Clock { get; init; }

    [Inject]
    public required CurrentActor Current { get; init; }

    [Inject]
    public required IAccess Access { get; init; }

    [Inject]
    public required ReadPresence Presence { get; init; }

    /// <summary>The day shown, <c>yyyy-MM-dd</c>; today unless given.</summary>
    [SupplyParameterFromQuery(Name = "day")]
    public string? Day { get; set; }

    private DateOnly ShownDay => DayPicker.Parse(Day) ?? Clock.Today;

    /// <inheritdoc/>
    protected override bool IsEmpty => _list?.Clockings.Count is null or 0;

    /// <inheritdoc/>
    protected override LiveSubscription Subscribe() => Feed.Subscribe(Topics.Coverage, Topics.People);

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var actor = await Current.GetAsync();
        _mayManage = Access.Check(actor, Rights.DutyManage) is null;
        _loadedDay = ShownDay;
        var list = await Presence.RunAsync(actor, ShownDay, cancellationToken);
        (_list, _refusal) = (list.IsDone ? list.Value : null, list.Refusal);
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_loadedDay is not null && _loadedDay != ShownDay)
        {
            Close();
            await ReloadAsync();
        }
    }

    private static Tone ToneOf(PresenceKind kind) => kind switch
    {
        PresenceKind.In or PresenceKind.Back => Tone.Good,
        PresenceKind.Away => Tone.Warn,
        PresenceKind.Out => Tone.Neutral,
    };

    private void Close()
    {
        _correcting = null;
        _entering = false;
    }
}
