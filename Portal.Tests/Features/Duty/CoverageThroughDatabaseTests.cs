using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Tests.Domain.Duty;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Duty;

/// <summary>Random rosters go in as files and come out of the API; a scan of every second over the same rows is the judge.</summary>
[Trait("Engines", "Both")]
public sealed class CoverageThroughDatabaseTests : IAsyncLifetime
{
    private static readonly SiteZone Zone = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
    private static readonly string[] Days = ["everyday", "workday", "restday", "fri,sat", "周六"];

    private readonly PortalApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Range_OfAnImportedRoster_EqualsAScanOfEverySecond(int seed)
    {
        var roster = new Roster(new Random(seed));
        var api = await _app.ApiAsync();
        foreach (var (kind, csv) in roster.Files)
        {
            var (response, body) = await PortalApp.ImportAsync(api, kind, csv);
            Assert.True(response.StatusCode == HttpStatusCode.OK, body.GetRawText());
        }

        var from = DutySeed.At("2026-11-20 06:00");
        var to = DutySeed.At("20:00");
        var answer = await api.GetFromJsonAsync<JsonElement>("/api/v1/duty/coverage/range?from=2026-11-20T06:00&to=2026-11-21T20:00");

        var (required, covered, segments) = Scan(roster.Record, from, to);
        Assert.NotEqual(0, covered);
        Assert.Equal((required, covered, required - covered), (answer.GetProperty("requiredSeconds").GetInt64(), answer.GetProperty("coveredSeconds").GetInt64(), answer.GetProperty("gapSeconds").GetInt64()));
        Assert.Equal(segments, answer.GetProperty("segments").EnumerateArray().Select(one => string.Join(' ', one.EnumerateObject().Select(member => member.Value.ToString()))));
    }

    private static (long Required, long Covered, List<string> Segments) Scan(DutyRecord record, DateTimeOffset from, DateTimeOffset to)
    {
        var scan = new CoverageScan(record);
        long required = 0, covered = 0;
        Dictionary<string, List<(DateTimeOffset From, DateTimeOffset To, int Required, int Present)>> segments = [];
        for (var second = from; second < to; second = second.AddSeconds(1))
        {
            var figures = scan.At(second);
            foreach (var post in record.Posts)
            {
                var found = figures[post.Id];
                if (found.Required == 0)
                {
                    continue;
                }

                required += found.Required;
                covered += Math.Min(found.Present, found.Required);
                if (!segments.TryGetValue(post.Code, out var own))
                {
                    segments[post.Code] = own = [];
                }

                if (own.Count > 0 && own[^1] is var last && last.To == second && (last.Required, last.Present) == (found.Required, found.Present))
                {
                    own[^1] = last with { To = second.AddSeconds(1) };
                }
                else
                {
                    own.Add((second, second.AddSeconds(1), found.Required, found.Present));
                }
            }
        }

        return (required, covered,
        [
            .. segments.OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => pair.Value.Select(one =>
                $"{pair.Key} {Text(one.From)} {Text(one.To)} {one.Required} {one.Present} {Math.Max(0, one.Required - one.Present)}")),
        ]);
    }

    private static string Text(DateTimeOffset at) => Zone.ToSite(at).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>A roster as files, and the same roster as the domain's record.</summary>
    private sealed class Roster
    {
        private const int People = 6;
        private const int Posts = 3;

        public Roster(Random random)
        {
            var people = Enumerable.Range(0, People).Select(number => PersonId.From(new Guid(number + 1, 4, 0, new byte[8]))).ToArray();
            var held = people.Where((_, number) => number % 2 == 0).ToDictionary(
                person => person,
                IReadOnlyList<Qualification> (_) => [new Qualification("fire", random.Next(2) == 0 ? new DateOnly(2026, 11, 20) : new DateOnly(2027, 1, 1))]);
            List<Post> posts = [];
            List<string> postRows = ["code,name,days,from,to,min,qualification,valid_from"];
            for (var number = 0; number < Posts; number++)
            {
                List<DutyWindow> windows = [];
                for (var window = random.Next(1, 4); window > 0; window--)
                {
                    var (days, start, end, min) = (Days[random.Next(Days.Length)], random.Next(0, 1440), random.Next(0, 1441), random.Next(0, 4));
                    var (qualification, validFrom) = (random.Next(3) == 0 ? "fire" : null, random.Next(4) == 0 ? "2026-11-21" : null);
                    windows.Add(new DutyWindow(DayRule.Parse(days), start, end, min, qualification, validFrom is null ? null : DateOnly.Parse(validFrom, CultureInfo.InvariantCulture)));
                    postRows.Add($"P{number},岗位{number},\"{days}\",{start / 60:00}:{start % 60:00},{end / 60:00}:{end % 60:00},{min},{qualification},{validFrom}");
                }

                posts.Add(new Post(PostId.From(new Guid(number + 1, 1, 0, new byte[8])), $"P{number}", $"岗位{number}", windows.Distinct()));
            }

            var start0 = DutySeed.At("2026-11-19 06:00");
            List<PresenceEvent> events = [];
            List<string> eventRows = ["staff,post,at,event"];
            HashSet<string> seen = [];
            for (var number = 0; number < 90; number++)
            {
                var (person, post, kind) = (random.Next(People), random.Next(Posts), (PresenceKind)random.Next(1, 5));
                var at = start0.AddSeconds(random.Next(0, 62 * 3600) / 300 * 300 + random.Next(2));
                var row = $"E{person},P{post},{Zone.ToSite(at):yyyy-MM-dd HH:mm:ss},{kind.ToString().ToLowerInvariant()}";
                eventRows.Add(row);
                if (seen.Add(row))
                {
                    events.Add(new PresenceEvent(PresenceEventId.From(new Guid(number + 1, 3, 0, new byte[8])), people[person], posts[post].Id, at, kind, number));
                }
            }

            Files =
            [
                ("staff", "code,name,qualifications\n" + string.Join('\n', people.Select((person, number) =>
                    $"E{number},员工{number},{(held.TryGetValue(person, out var own) ? $"fire:{own[0].Expires:yyyy-MM-dd}" : "")}"))),
                ("posts", string.Join('\n', postRows)),
                ("presence", string.Join('\n', eventRows)),
            ];
            Record = new DutyRecord { Posts = posts, Events = events, Qualifications = held, Zone = Zone };
        }

        public (string Kind, string Csv)[] Files { get; }

        public DutyRecord Record { get; }
    }
}
