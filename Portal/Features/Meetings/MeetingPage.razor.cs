using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Domain.Kernel;
using Portal.Domain.Meetings;
using Portal.Live;

namespace Portal.Features.Meetings;

/// <summary>One meeting: notice, agenda, attendance, decisions, minutes.</summary>
public sealed partial class MeetingPage : LiveComponent
{
    private MeetingSheet? _sheet;
    private Refusal? _refusal;
    private DateTimeOffset? _asOf;

    /// <summary>Sentences.</summary>
    [Inject]
    public required Texts T { get; init; }

    /// <summary>Site time.</summary>
    [Inject]
    public required SiteClock Clock { get; init; }

    /// <summary>Tells when time alone has changed something.</summary>
    [Inject]
    public required TimeProvider Time { get; init; }

    /// <summary>The meeting.</summary>
    [Inject]
    public required ReadMeeting Read { get; init; }

    /// <summary>Who asks.</summary>
    [Inject]
    public required CurrentActor Current { get; init; }

    /// <summary>Id of the meeting.</summary>
    [Parameter]
    public required string Id { get; set; }

    /// <inheritdoc/>
    protected override bool IsEmpty => _sheet is null;

    private string Heading => _sheet is not { Meeting: var meeting } ? T["nav.meetings"] : T[$"enum.MeetingKind.{meeting.Kind}"] + ((meeting.Topic ?? meeting.Centre) is { } what ? " · " + what : "");

    /// <inheritdoc/>
    protected override LiveSubscription Subscribe() => Feed.Subscribe(Topics.Meetings, Topics.Rules);

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        _asOf = Clock.Now;
        if (!Guid.TryParse(Id, out var id))
        {
            _refusal = MeetingRefusals.Unknown;
            return;
        }

        var read = await Read.RunAsync(await Current.GetAsync(), new MeetingId(id), cancellationToken);
        (_refusal, _sheet) = (read.Refusal, read.IsDone ? read.Value : null);
        ReloadAt(_sheet is { } sheet ? new[] { sheet.Meeting.NextChange(Clock.Zone, sheet.NoticeDays, Clock.Now), Clock.NextMidnight }.Min() : null, Time);
    }
}
