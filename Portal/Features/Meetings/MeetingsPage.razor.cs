using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Live;

namespace Portal.Features.Meetings;

/// <summary>The meetings of a week, what is missing, what is to be done, and the archive.</summary>
public sealed partial class MeetingsPage : LiveComponent
{
    private MeetingOverview? _overview;
    private IReadOnlyList<MeetingRow> _found = [];
    private Refusal? _refusal;
    private DateTimeOffset? _asOf;
    private string? _loaded;
    private CalledMeeting? _called;
    private bool _mayManage;
    private bool _calling;

    /// <summary>Sentences.</summary>
    [Inject]
    public required Texts T { get; init; }

    /// <summary>Site time.</summary>
    [Inject]
    public required SiteClock Clock { get; init; }

    /// <summary>Tells when time alone has changed something.</summary>
    [Inject]
    public required TimeProvider Time { get; init; }

    /// <summary>The meetings.</summary>
    [Inject]
    public required ReadMeetings Read { get; init; }

    /// <summary>What the reader may do.</summary>
    [Inject]
    public required IAccess Access { get; init; }

    /// <summary>Who asks.</summary>
    [Inject]
    public required CurrentActor Current { get; init; }

    /// <summary>A day of the week that is shown; today when absent.</summary>
    [SupplyParameterFromQuery(Name = "week")]
    public string? Week { get; set; }

    /// <summary>Words to be found in the archive.</summary>
    [SupplyParameterFromQuery(Name = "q")]
    public string? Query { get; set; }

    /// <summary>First day of the archive that is looked at.</summary>
    [SupplyParameterFromQuery(Name = "from")]
    public string? From { get; set; }

    /// <summary>Last day of it.</summary>
    [SupplyParameterFromQuery(Name = "to")]
    public string? To { get; set; }

    /// <inheritdoc/>
    protected override bool IsEmpty => _refusal is not null || (IsSearch ? _found.Count == 0 : _overview is not { } shown || (shown.Week.Count == 0 && shown.Series.Count == 0 && shown.Open.Count == 0 && shown.Overdue.Count == 0));

    private DateOnly Monday => ReadMeetings.MondayOf(DayText.Read(Week) ?? Clock.Today);

    private bool IsThisWeek => Monday == ReadMeetings.MondayOf(Clock.Today);

    private bool IsSearch => !string.IsNullOrWhiteSpace(Query) || DayText.Read(From) is not null || DayText.Read(To) is not null;

    private int Overdue => _overview is null ? 0 : _overview.Overdue.Count + _overview.MonthsWithout.Count;

    private string Shown => string.Join('|', Week, Query, From, To);

    /// <inheritdoc/>
    protected override LiveSubscription Subscribe() => Feed.Subscribe(Topics.Meetings, Topics.Rules, Topics.People);

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_loaded is not null && _loaded != Shown)
        {
            await ReloadAsync();
        }
    }

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var (reader, shown) = (await Current.GetAsync(), Shown);
        if (IsSearch)
        {
            var found = await Read.FindAsync(reader, Query, DayText.Read(From), DayText.Read(To), cancellationToken);
            (_refusal, _found) = (found.Refusal, found.IsDone ? found.Value : []);
        }
        else
        {
            var overview = await Read.RunAsync(reader, Monday, cancellationToken);
            (_refusal, _overview) = (overview.Refusal, overview.IsDone ? overview.Value : null);
        }

        // Days late, missing months and the week itself go by the day.
        ReloadAt(new[] { IsSearch ? _found.Min(row => row.Changes) : _overview?.Changes, Clock.NextMidnight }.Min(), Time);
        (_loaded, _asOf, _mayManage) = (shown, Clock.Now, Access.Check(reader, Rights.MeetingsManage) is null);
    }

    private void OnCalledAsync(CalledMeeting called) => (_called, _calling) = (called, false);

    private static string Short(DateOnly day) => day.ToString("MM-dd", CultureInfo.InvariantCulture);

    private static string Href(DateOnly monday) => $"/meetings?week={DayText.Of(monday)}";
}
