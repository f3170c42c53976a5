using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using Portal.App;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Meetings;
using Portal.Domain.People;
using Portal.Features.Rules;

namespace Portal.Features.Meetings;

/// <summary>The form of a new meeting.</summary>
public sealed partial class CallForm
{
    private readonly HashSet<PersonId> _invited = [];
    private IReadOnlyList<Person> _staff = [];
    private Refusal? _refusal;
    private MeetingKind _kind = MeetingKind.Special;
    private DateOnly? _day;
    private TimeOnly? _start = new(10, 0);
    private TimeOnly? _end;
    private string? _topic;
    private string? _place;
    private string? _materials;
    private string? _notes;
    private string? _host;
    private string _chair = "";
    private int? _noticeDays;
    private bool _send = true;
    private bool _busy;

    /// <summary>Sentences.</summary>
    [Inject]
    public required Texts T { get; init; }

    /// <summary>Site time.</summary>
    [Inject]
    public required SiteClock Clock { get; init; }

    /// <summary>Who can be invited.</summary>
    [Inject]
    public required ReadMeetings Read { get; init; }

    /// <summary>Calls it.</summary>
    [Inject]
    public required CallMeeting Call { get; init; }

    /// <summary>The rules of the site.</summary>
    [Inject]
    public required SiteRulesSnapshot Rules { get; init; }

    /// <summary>Name of the site.</summary>
    [Inject]
    public required IOptions<PortalOptions> Site { get; init; }

    /// <summary>Who asks.</summary>
    [Inject]
    public required CurrentActor Current { get; init; }

    /// <summary>Raised when it was called.</summary>
    [Parameter, EditorRequired]
    public EventCallback<CalledMeeting> OnCalled { get; set; }

    private IEnumerable<string> Departments => _staff.Select(person => person.Department).OfType<string>().Distinct();

    private DateTimeOffset? Start => _day is { } day && _start is { } time ? Clock.Zone.ToInstant(day.ToDateTime(time)) : null;

    /// <summary>Said before it is saved: the attendees have a right to more days.</summary>
    private bool IsSoon => _kind.NeedsNotice() && _noticeDays is { } days && Start is { } start && Clock.Now > start.AddDays(-days);

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var staff = await Read.StaffAsync(await Current.GetAsync(), CancellationToken.None);
        _staff = staff.IsDone ? staff.Value : [];
        _noticeDays = new MeetingRules((await Rules.GetAsync(CancellationToken.None)).Value).NoticeDays(MeetingKind.Special, Clock.Now);
        (_host, _day) = (Site.Value.SiteName, Clock.Today.AddDays((_noticeDays ?? 0) + 1));
    }

    private bool IsWhole(string department) => _staff.Where(person => person.Department == department).All(person => _invited.Contains(person.Id));

    private void ToggleAll(string department)
    {
        var people = _staff.Where(person => person.Department == department).Select(person => person.Id).ToList();
        if (IsWhole(department))
        {
            _invited.ExceptWith(people);
        }
        else
        {
            _invited.UnionWith(people);
        }
    }

    private void Toggle(PersonId person)
    {
        if (!_invited.Remove(person))
        {
            _invited.Add(person);
        }
    }

    private async Task CallAsync()
    {
        if (Start is not { } start)
        {
            _refusal = MeetingRefusals.TimeMissing;
            return;
        }

        _busy = true;
        var end = _end is { } time ? Clock.Zone.ToInstant(_day!.Value.ToDateTime(time)) : (DateTimeOffset?)null;
        var call = new MeetingCall(_kind, start, end, new MeetingNotice(_topic, _place, _materials, _notes), _invited)
        {
            Host = _host,
            Chair = Guid.TryParse(_chair, out var chair) ? new PersonId(chair) : null,
        };
        var called = await Call.RunAsync(await Current.GetAsync(), call, _send, CancellationToken.None);
        (_busy, _refusal) = (false, called.Refusal);
        if (called.IsDone)
        {
            await OnCalled.InvokeAsync(called.Value);
        }
    }
}
