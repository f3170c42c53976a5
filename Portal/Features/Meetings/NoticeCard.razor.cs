using Microsoft.AspNetCore.Components;
using Portal.Domain.Meetings;
using Portal.Domain.People;

namespace Portal.Features.Meetings;

/// <summary>Prepares, announces, moves and cancels a meeting.</summary>
public sealed partial class NoticeCard : MeetingPart
{
    private static readonly string[] Fields = ["topic", "place", "materials", "notes", "host", "start", "end", "reason"];

    private string? _open;
    private string? _topic;
    private string? _place;
    private string? _materials;
    private string? _notes;
    private string? _host;
    private string _chair = "";
    private DateOnly? _day;
    private TimeOnly? _start;
    private TimeOnly? _end;
    private string? _reason;

    /// <summary>Sends the notice.</summary>
    [Inject]
    public required SendNotice Send { get; init; }

    /// <summary>Fills it.</summary>
    [Inject]
    public required PrepareMeeting Prepare { get; init; }

    /// <summary>Publishes the place.</summary>
    [Inject]
    public required PublishPlace Publish { get; init; }

    /// <summary>Moves the meeting.</summary>
    [Inject]
    public required MoveMeeting Move { get; init; }

    /// <summary>Cancels it.</summary>
    [Inject]
    public required CancelMeeting Cancel { get; init; }

    private void Toggle(string what)
    {
        (_open, Refused) = (_open == what ? null : what, null);
        (_topic, _place, _materials, _notes, _host) = (Meeting.Topic, Meeting.Place, Meeting.Materials, Meeting.Notes, Meeting.Host);
        (_chair, _reason) = (Meeting.Chair?.Value.ToString() ?? "", null);
        (_day, _start) = (Clock.Zone.DateOf(Meeting.Start), TimeOnly.FromDateTime(Clock.Zone.ToSite(Meeting.Start).DateTime));
        _end = Meeting.End is { } end ? TimeOnly.FromDateTime(Clock.Zone.ToSite(end).DateTime) : null;
    }

    private Task<bool> SendAsync() => ActAsync(actor => Send.RunAsync(actor, Meeting.Id, CancellationToken.None));

    private async Task PrepareAsync()
    {
        var chair = Guid.TryParse(_chair, out var id) ? new PersonId(id) : (PersonId?)null;
        CloseAfter(await ActAsync(actor => Prepare.RunAsync(
            actor, Meeting.Id, new MeetingNotice(_topic, _place, _materials, _notes), _host, chair, attendees: null, CancellationToken.None)));
    }

    private async Task PublishAsync() => CloseAfter(await ActAsync(actor => Publish.RunAsync(actor, Meeting.Id, _place, CancellationToken.None)));

    private async Task MoveAsync()
    {
        if (_day is not { } day || _start is not { } start)
        {
            Refused = MeetingRefusals.TimeMissing;
            return;
        }

        var end = _end is { } time ? Clock.Zone.ToInstant(day.ToDateTime(time)) : (DateTimeOffset?)null;
        CloseAfter(await ActAsync(actor => Move.RunAsync(actor, Meeting.Id, Clock.Zone.ToInstant(day.ToDateTime(start)), end, _reason, CancellationToken.None)));
    }

    private async Task CancelAsync() => CloseAfter(await ActAsync(actor => Cancel.RunAsync(actor, Meeting.Id, _reason, CancellationToken.None)));

    private void CloseAfter(bool done)
    {
        _open = done ? null : _open;
    }
}
