using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Kernel;
using Portal.Domain.Meetings;
using Portal.Domain.Statistics;
using Portal.Features.Cases;
using Portal.Features.Statistics;

namespace Portal.Features.Meetings;

/// <summary>Cases of a stretch of time.</summary>
/// <param name="Name">Which stretch: <c>week</c>, <c>yesterday</c>, <c>last-week</c>, <c>last-month</c>.</param>
/// <param name="From">Its begin (UTC).</param>
/// <param name="To">Its end (UTC), exclusive.</param>
/// <param name="Opened">Received in it.</param>
/// <param name="Closed">Resolved in it.</param>
/// <param name="Pending">Pending at its end.</param>
public sealed record BriefingSpan(string Name, DateTimeOffset From, DateTimeOffset To, int Opened, int Closed, int Pending);

/// <summary>A case that the meeting looks at.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Title">The matter.</param>
/// <param name="IsClosed">Resolved the day before; else pending.</param>
public sealed record BriefingCase(string Number, string Title, bool IsClosed);

/// <summary>A figure of the last month's statistics.</summary>
/// <param name="Key">Code of the figure.</param>
/// <param name="Value">Its value; null where there was nothing to divide by.</param>
/// <param name="Unit">What it counts.</param>
public sealed record BriefingFigure(string Key, decimal? Value, FigureUnit Unit);

/// <summary>What the portal knows about what a meeting talks about. Kept with issued minutes as it stood then.</summary>
public sealed record MeetingBriefing(IReadOnlyList<BriefingSpan> Spans, IReadOnlyList<BriefingCase> Cases, IReadOnlyList<BriefingFigure> Figures)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Nothing to say.</summary>
    public static MeetingBriefing None { get; } = new([], [], []);

    /// <summary>As it is kept.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Options);

    /// <summary>Back from <see cref="ToJson"/>.</summary>
    public static MeetingBriefing FromJson(string json) => JsonSerializer.Deserialize<MeetingBriefing>(json, Options)!;
}

/// <summary>Fills the figures of a meeting from cases and statistics rather than by hand [A-006, B-054, B-060].</summary>
public sealed class BriefMeeting(PortalReader reader, ReadCaseSummary summaries, ReadStatistics statistics, CasesSnapshot board, SiteZone zone)
{
    /// <summary>So many cases of a list are shown.</summary>
    public const int MostCases = 40;

    private static readonly Actor Self = Actor.System("meetings");

    /// <summary>The figures as they are now.</summary>
    public async Task<MeetingBriefing> OfAsync(MeetingKind kind, DateTimeOffset start, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var day = zone.DateOf(start);
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        switch (kind)
        {
            case MeetingKind.Team:
                return MeetingBriefing.None with { Spans = [await SpanAsync("week", monday, monday.AddDays(7), now, cancellationToken)] };
            case MeetingKind.Morning:
                var yesterday = await SpanAsync("yesterday", day.AddDays(-1), day, now, cancellationToken);
                return MeetingBriefing.None with { Spans = [yesterday], Cases = await CasesAsync(yesterday, cancellationToken) };
            case MeetingKind.Monthly:
                var month = Period.Of(day).Previous;
                var figures = await statistics.RunAsync(Self, month, cancellationToken);
                return new MeetingBriefing(
                    [
                        await SpanAsync("last-week", monday.AddDays(-7), monday, now, cancellationToken),
                        await SpanAsync("last-month", month.FirstDay, month.Next.FirstDay, now, cancellationToken),
                    ],
                    [],
                    figures.IsDone ? [.. figures.Value.Figures.Select(figure => new BriefingFigure(figure.Key.Code, figure.Value, figure.Key.Unit))] : []);
            default:
                return MeetingBriefing.None;
        }
    }

    private async Task<BriefingSpan> SpanAsync(string name, DateOnly first, DateOnly next, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (from, to) = (zone.ToInstant(first), zone.ToInstant(next));
        var until = to < now ? to : now;
        var month = await reader.ReadAsync(
            async (db, token) => await db.CaseMonthAsync(from, to, await CaseLimit.AllAsync(db, token), CaseMonth.DefaultLeastSatisfaction, token), cancellationToken);
        var pending = await summaries.RunAsync(Self, until < from ? from : until, cancellationToken);
        return new BriefingSpan(name, from, to, month.Received, month.Resolved, pending.IsDone ? pending.Value.Summary.Pending : 0);
    }

    private async Task<IReadOnlyList<BriefingCase>> CasesAsync(BriefingSpan span, CancellationToken cancellationToken)
    {
        var (from, to) = (span.From, span.To);
        var closed = await reader.ReadAsync(
            (db, token) => db.Set<Case>().Where(one => one.ResolvedAt >= from && one.ResolvedAt < to).OrderBy(one => one.ResolvedAt)
                .Take(MostCases).Select(one => new { one.Number, one.Title }).ToListAsync(token),
            cancellationToken);
        var pending = (await board.GetAsync(cancellationToken)).Value.Pending;
        return
        [
            .. closed.Select(one => new BriefingCase(one.Number.ToString(), one.Title, true)),
            .. pending.Where(one => one.ReceivedAt < to).Take(MostCases).Select(one => new BriefingCase(one.Number.ToString(), one.Title, false)),
        ];
    }
}
