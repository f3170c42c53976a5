using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Meetings;

namespace Portal.Features.Meetings;

/// <summary>A part of the page of a meeting: shows the sheet, acts, and shows what was refused. The page itself loads what changed.</summary>
public abstract class MeetingPart : ComponentBase
{
    /// <summary>Sentences.</summary>
    [Inject]
    public required Texts T { get; init; }

    /// <summary>Site time.</summary>
    [Inject]
    public required SiteClock Clock { get; init; }

    /// <summary>Who asks.</summary>
    [Inject]
    public required CurrentActor Current { get; init; }

    /// <summary>The meeting.</summary>
    [Parameter, EditorRequired]
    public required MeetingSheet Sheet { get; set; }

    /// <summary>What was refused last, or null.</summary>
    protected Refusal? Refused { get; set; }

    /// <summary>Whether an act is under way.</summary>
    protected bool IsBusy { get; private set; }

    /// <summary>The meeting itself.</summary>
    protected Meeting Meeting => Sheet.Meeting;

    /// <summary>Whether nothing of it can change any more but by additions.</summary>
    protected bool IsOver => Meeting.IssuedAt is not null || Meeting.CancelledAt is not null;

    /// <summary>Whether its time has come.</summary>
    protected bool HasBegun => Clock.Now >= Meeting.Start;

    /// <summary>The instant of a clock time of the meeting's day.</summary>
    protected DateTimeOffset At(TimeOnly time) => Clock.Zone.ToInstant(Clock.Zone.DateOf(Meeting.Start).ToDateTime(time));

    /// <summary>Acts; true when nothing was refused.</summary>
    protected async Task<bool> ActAsync(Func<Actor, Task<Result>> act)
    {
        IsBusy = true;
        Refused = (await act(await Current.GetAsync())).Refusal;
        IsBusy = false;
        return Refused is null;
    }
}
