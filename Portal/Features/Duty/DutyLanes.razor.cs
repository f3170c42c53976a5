using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Domain.Duty;

namespace Portal.Features.Duty;

/// <summary>Draws the lanes of a day.</summary>
public sealed partial class DutyLanes
{
    [Inject]
    public required Texts T { get; init; }

    [Inject]
    public required SiteClock Clock { get; init; }

    /// <summary>The day.</summary>
    [Parameter, EditorRequired]
    public DutyDay Day { get; set; } = default!;

    private bool HasNow => Day.Now is not null;

    private double Seconds => (Day.To - Day.From).TotalSeconds;

    private static string? Class(LaneSlice slice) => slice switch
    {
        { Required: 0, Present: null or 0 } => null,
        { Required: 0 } => "lane-extra",
        { Present: null } when slice.Planned >= slice.Required => "lane-plan",
        { Present: null } => "lane-unplanned",
        { Gap: > 0 } => "lane-gap",
        _ => "lane-ok",
    };

    private static string Tone(PostCoverage? now) => now switch
    {
        { Gap: > 0 } => "is-bad",
        { Required: > 0, Away: > 0 } => "is-warn",
        { Required: > 0 } => "is-good",
        _ => "dim",
    };

    private static string Figure(PostCoverage? now) => now switch
    {
        null => "",
        { Required: 0, Present: 0 } => "—",
        { Required: 0 } => string.Create(CultureInfo.InvariantCulture, $"{now.Present}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{now.Present}/{now.Required}"),
    };

    private PostCoverage? At(PostLane lane) => Day.Now?.Posts.FirstOrDefault(row => row.Post.Id == lane.Post.Id);

    private string Percent(DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $"{(at - Day.From).TotalSeconds / Seconds * 100:0.###}%");

    private string Width(LaneSlice slice) =>
        string.Create(CultureInfo.InvariantCulture, $"{(slice.To - slice.From).TotalSeconds / Seconds * 100:0.###}%");

    private string Sentence(LaneSlice slice) => slice.Present is { } present
        ? T["duty.slice-known", Clock.Time(slice.From), End(slice), slice.Required, present, slice.Gap]
        : T["duty.slice-plan", Clock.Time(slice.From), End(slice), slice.Required, slice.Planned];

    private string Describe(PostLane lane)
    {
        var gaps = lane.Slices.Where(slice => slice.Gap > 0).Select(Sentence).ToList();
        return $"{lane.Post.Name}: {(gaps.Count == 0 ? T["duty.no-gap"] : string.Join("; ", gaps))}";
    }

    private string End(LaneSlice slice) => slice.To == Day.To ? "24:00" : Clock.Time(slice.To);

    private string Rows(Post post)
    {
        var until = HasNow ? Day.AsOf : Day.To;
        return $"/duty/rows?from={Query(Day.From)}&to={Query(until > Day.From ? until : Day.To)}&post={Uri.EscapeDataString(post.Code)}";
    }

    private string Query(DateTimeOffset at) =>
        Uri.EscapeDataString(Clock.Zone.ToSite(at).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture));
}
