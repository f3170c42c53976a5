using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Domain.Meetings;

/// <summary>What a notice says beside the time [B-066].</summary>
/// <param name="Topic">Topic (会议议题).</param>
/// <param name="Place">Place (地点).</param>
/// <param name="Materials">Materials to bring (资料).</param>
/// <param name="Notes">Points for attention (注意事项).</param>
public sealed record MeetingNotice(string? Topic = null, string? Place = null, string? Materials = null, string? Notes = null)
{
    /// <summary>Refused while one of the fields is blank.</summary>
    public Result Check() =>
        string.IsNullOrWhiteSpace(Topic) ? MeetingRefusals.TopicMissing
        : string.IsNullOrWhiteSpace(Place) ? MeetingRefusals.PlaceMissing
        : string.IsNullOrWhiteSpace(Materials) ? MeetingRefusals.MaterialsMissing
        : string.IsNullOrWhiteSpace(Notes) ? MeetingRefusals.NotesMissing
        : Result.Done;

    internal MeetingNotice Trimmed() => new(Trim(Topic), Trim(Place), Trim(Materials), Trim(Notes));

    private static string? Trim(string? text) => text?.Trim() is { Length: > 0 } written ? written : null;
}

/// <summary>A meeting as somebody calls it.</summary>
/// <param name="Kind">What kind.</param>
/// <param name="Start">When it begins (UTC).</param>
/// <param name="End">When it ends (UTC), or null.</param>
/// <param name="Notice">The other fields of its notice; may be filled later.</param>
/// <param name="Attendees">Who is to come.</param>
public sealed record MeetingCall(
    MeetingKind Kind, DateTimeOffset Start, DateTimeOffset? End, MeetingNotice Notice, IReadOnlyCollection<PersonId> Attendees)
{
    /// <summary>The property where it is held.</summary>
    public string? Host { get; init; }

    /// <summary>Who chairs it.</summary>
    public PersonId? Chair { get; init; }
}
