using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Features.Duty;

namespace Portal.Features.Me;

/// <summary>Clocks the reader in, away, back and out; asks again when something about it is odd.</summary>
public sealed partial class ShiftCard
{
    private IReadOnlyList<ClockWarning> _warnings = [];
    private PresenceKind? _asked;
    private Refusal? _refusal;
    private string _post = "";
    private bool _choosing;
    private bool _busy;

    [Inject]
    public required Texts T { get; init; }

    [Inject]
    public required SiteClock Clock { get; init; }

    [Inject]
    public required CurrentActor Current { get; init; }

    [Inject]
    public required ClockMyself Myself { get; init; }

    /// <summary>The reader's day.</summary>
    [Parameter, EditorRequired]
    public MyDay Day { get; set; } = default!;

    /// <summary>Duty now, to say beforehand what a clocking would do.</summary>
    [Parameter, EditorRequired]
    public DutyBoard Board { get; set; } = default!;

    /// <summary>Raised after a clocking was taken.</summary>
    [Parameter]
    public EventCallback OnClocked { get; set; }

    /// <summary>Where one would clock in: the chosen post, else that of the shift.</summary>
    private Post? Target => Day.Posts.FirstOrDefault(post => post.Code == _post) ?? (_choosing ? null : Day.Shift?.Post);

    private string DotClass => Day.State switch
    {
        null => "is-out",
        { Away: true } => "is-away",
        _ => "is-in",
    };

    private string Punctuality => Day.MinutesEarly switch
    {
        > 0 and var early => T["me.early", early],
        0 => T["me.on-time"],
        < 0 and var late => T["me.late", -late],
        null when Day.State is null && Day.Shift is { } shift => shift.Assignment.Start > Clock.Now
            ? T["me.starts", Clock.Brief(shift.Assignment.Start)]
            : T["me.started", Clock.Brief(shift.Assignment.Start)],
        null => "",
    };

    private string PunctualityClass => Day switch
    {
        { MinutesEarly: < 0 } => "is-bad",
        { State: null, Shift: { } shift } when shift.Assignment.Start <= Clock.Now => "is-bad",
        { MinutesEarly: { } early } when early < Board.Data.Rules.Arrival.MinutesFor(Day.Shift?.Assignment.Start ?? Board.At) => "is-warn",
        _ => "dim",
    };

    private async Task AskAsync(PresenceKind kind)
    {
        _refusal = null;
        var post = kind is PresenceKind.In ? Target : Day.Post;
        _warnings = post is null ? [] : ClockPolicy.Judge(Board.Data.Coverage, Day.Person.Id, post, kind, Board.At);
        if (_warnings.Count > 0 && kind is not PresenceKind.Back && !Waits(kind))
        {
            _asked = kind;
            return;
        }

        await ClockAsync(kind);
    }

    /// <summary>Signing off before somebody takes over is refused anyway; there is nothing to ask.</summary>
    private bool Waits(PresenceKind kind) =>
        kind is PresenceKind.Out && _warnings.Contains(ClockWarning.LeavesGap) && Board.Data.Rules.OutgoingWaits.At(Board.At) > 0;

    private async Task ClockAsync(PresenceKind kind)
    {
        _busy = true;
        var taken = await Myself.RunAsync(await Current.GetAsync(), kind, kind is PresenceKind.In ? Target?.Id : null, CancellationToken.None);
        _busy = false;
        Forget();
        _refusal = taken.Refusal;
        if (_refusal is null)
        {
            (_choosing, _post) = (false, "");
            await OnClocked.InvokeAsync();
        }
    }

    private void Forget() => (_asked, _warnings) = (null, []);
}
