using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Data;
using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Live;

namespace Portal.Features.Duty;

/// <summary>Who is, was or will be where: lanes, gaps and shifts of a day, today's live.</summary>
public sealed partial class DutyPage
{
    private DutyBoard? _board;
    private DutyDay? _day;
    private DateTimeOffset? _asOf;
    private DateOnly? _loadedDay;
    private Refusal? _refusal;
    private DutyShift? _replacing;
    private bool _adding;
    private bool _mayManage;
    private (Guid? Replace, bool Add) _begun;

    [Inject]
    public required Texts T { get; init; }

    [Inject]
    public required SiteClock Clock { get; init; }

    [Inject]
    public required CurrentActor Current { get; init; }

    [Inject]
    public required IAccess Access { get; init; }

    [Inject]
    public required DutySnapshot Snapshot { get; init; }

    [Inject]
    public required ReadDutyBoard Board { get; init; }

    [Inject]
    public required ReadDutyDay Days { get; init; }

    /// <summary>The day shown, <c>yyyy-MM-dd</c>; today unless given.</summary>
    [SupplyParameterFromQuery(Name = "day")]
    public string? Day { get; set; }

    /// <summary>Code of the only post to show; all unless given.</summary>
    [SupplyParameterFromQuery(Name = "post")]
    public string? Post { get; set; }

    /// <summary>The shift of the day that is to get another person, when somebody comes here to change it.</summary>
    [SupplyParameterFromQuery(Name = "replace")]
    public string? ReplaceText { get; set; }

    private Guid? Replace => AddressValue.Id(ReplaceText);

    /// <summary>Whether somebody comes here to add a shift.</summary>
    [SupplyParameterFromQuery(Name = "add")]
    public string? AddText { get; set; }

    private bool Add => AddressValue.Flag(AddText);

    private Post? ShownPost => string.IsNullOrEmpty(Post) ? null : _board?.Data.Record.Posts.FirstOrDefault(post => post.Code == Post);

    private DutyDay? ShownDuty => ShownPost is { } only && _day is { } day
        ? day with { Lanes = [.. day.Lanes.Where(lane => lane.Post.Id == only.Id)], Shifts = [.. day.Shifts.Where(shift => shift.Post.Id == only.Id)] }
        : _day;

    private DateOnly ShownDay => DayPicker.Parse(Day) ?? Clock.Today;

    private bool IsToday => ShownDay == Clock.Today;

    /// <inheritdoc/>
    protected override bool IsEmpty => _refusal is not null || _board?.Now.Posts.Count is null or 0;

    /// <inheritdoc/>
    protected override LiveSubscription Subscribe() => Snapshot.Subscribe();

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var actor = await Current.GetAsync();
        _mayManage = Access.Check(actor, Rights.DutyManage) is null;
        var shown = ShownDay;
        var board = await Board.RunAsync(actor, cancellationToken);
        var day = !board.IsDone || shown == board.Value.Value.Today.Day
            ? null
            : await Days.RunAsync(actor, shown, cancellationToken) is var read && read.IsDone ? read.Value : null;
        _refusal = board.Refusal;
        _board = board.IsDone ? board.Value.Value : null;
        _asOf = board.IsDone ? board.Value.AsOf : null;
        _day = day ?? _board?.Today;
        _loadedDay = shown;
        BeginWhatWasAskedFor();
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_loadedDay is not null && _loadedDay != ShownDay)
        {
            Close();
            await ReloadAsync();
        }

        BeginWhatWasAskedFor();
    }

    /// <summary>Opens the form that the address asks for, once: closed, it stays closed.</summary>
    private void BeginWhatWasAskedFor()
    {
        if (_day is null || !_mayManage || (Replace, Add) == _begun)
        {
            return;
        }

        _begun = (Replace, Add);
        if (_day.Shifts.FirstOrDefault(shift => shift.Assignment.Id.Value == Replace && !shift.Assignment.Withdrawn) is { } asked)
        {
            Open(asked);
        }
        else if (Add)
        {
            Open(null);
        }
    }

    private void Open(DutyShift? shift)
    {
        _replacing = shift;
        _adding = shift is null;
    }

    private void Close()
    {
        _replacing = null;
        _adding = false;
    }
}
