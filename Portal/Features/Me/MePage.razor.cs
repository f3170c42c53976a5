using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Domain.Kernel;
using Portal.Features.Duty;
using Portal.Live;

namespace Portal.Features.Me;

/// <summary>A person's own day: the shift with its clock buttons, what is due now, and what comes.</summary>
public sealed partial class MePage
{
    private const int MostShifts = 7;

    private DutyBoard? _board;
    private MyDay? _day;
    private Refusal? _refusal;
    private string _name = "";

    [Inject]
    public required Texts T { get; init; }

    [Inject]
    public required SiteClock Clock { get; init; }

    [Inject]
    public required CurrentActor Current { get; init; }

    [Inject]
    public required DutySnapshot Snapshot { get; init; }

    [Inject]
    public required ReadDutyBoard Board { get; init; }

    /// <inheritdoc/>
    protected override bool IsEmpty => _day is null;

    private string Greeting => Clock.Zone.ToSite(Clock.Now).Hour switch
    {
        >= 5 and < 11 => "me.morning",
        >= 11 and < 13 => "me.noon",
        >= 13 and < 18 => "me.afternoon",
        _ => "me.evening",
    };

    private string Subtitle => _day?.Shift is { } shift
        ? $"{shift.Post.Name} · {(shift.Assignment.Start > Clock.Now ? DayName(shift) + " " : "")}{Span(shift).Label(T, Clock)}"
        : _board is null ? "" : T["me.no-shift"];

    /// <inheritdoc/>
    protected override LiveSubscription Subscribe() => Snapshot.Subscribe();

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var actor = await Current.GetAsync();
        _name = actor.Name;
        var board = await Board.RunAsync(actor, cancellationToken);
        _refusal = board.Refusal;
        _board = board.IsDone ? board.Value.Value : null;
        _day = _board is not null && actor.Person is { } me ? MyDay.Of(_board, me) : null;
        _name = _day?.Person.Name ?? _name;
    }

    private static ShiftSpan Span(DutyShift shift) => new(shift.Assignment.Start, shift.Assignment.End);

    private string DayName(DutyShift shift)
    {
        var day = Clock.Zone.DateOf(shift.Assignment.Start);
        return (day.DayNumber - Clock.Today.DayNumber) switch
        {
            0 => T["me.today"],
            1 => T["me.tomorrow"],
            _ => CultureInfo.CurrentUICulture.DateTimeFormat.GetAbbreviatedDayName(day.DayOfWeek),
        };
    }
}
