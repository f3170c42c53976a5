using System.Diagnostics;
using System.Globalization;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Features.Obligations.Events;
using Portal.Features.Rules;
using Portal.Tests.Support;
using Xunit.Abstractions;

namespace Portal.Tests.Features.Obligations;

/// <summary>
/// The plug is pulled among a thousand reminders that are due. The variable PORTAL_TEST_KILLS says how many rounds there are;
/// each has reminders of its own and is killed at another moment.
/// </summary>
public sealed class DeliveryCrashTests(ITestOutputHelper output) : IDisposable
{
    private const int Due = 1000;
    private const int LongAgo = 100;
    private static readonly TimeSpan CaughtUpWithin = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();

    private static int Rounds => int.Parse(Environment.GetEnvironmentVariable("PORTAL_TEST_KILLS") ?? "1", CultureInfo.InvariantCulture);

    private string File => _folder.File("portal.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Kill_AmongAThousandDueReminders_LosesNoneAndDoublesNone()
    {
        var random = new Random(20261122);
        for (var round = 1; round <= Rounds; round++)
        {
            var (since, killAt) = (TimeProvider.System.GetUtcNow(), random.Next(Due));
            await MakeDueAsync(round);
            await using (var server = PortalProcess.Start(_folder.Path, Settings))
            {
                while (Count(since) < killAt)
                {
                    Assert.False(server.HasExited);
                    await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
                }

                await server.KillAsync();
            }

            Assert.InRange(Count(since), killAt, Due);
            var restarted = Stopwatch.StartNew();
            await using (var server = PortalProcess.Start(_folder.Path, Settings))
            {
                while (Count(since) < Due)
                {
                    Assert.True(restarted.Elapsed < CaughtUpWithin, $"Round {round}: {Count(since)} of {Due} after {restarted.Elapsed.TotalSeconds:0} s.");
                    await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
                }

                output.WriteLine($"Round {round}: killed after {killAt} of {Due}, caught up {restarted.Elapsed.TotalSeconds:0.0} s after the restart.");
                await server.KillAsync();
            }

            Assert.Equal(round * Due, Count(DateTimeOffset.UnixEpoch));
            Assert.Equal(["1"], ReadOnlyDatabase.Column(File, "SELECT DISTINCT count(*) FROM InboxMessages GROUP BY Origin"));
            Assert.Equal([(round * LongAgo).ToString(CultureInfo.InvariantCulture)], ReadOnlyDatabase.Column(File, "SELECT count(*) FROM InboxMessages WHERE Text = 'obligation.late' AND DueAt < (SELECT max(RecordedAt) FROM RecordedEvents) - 300000"));
        }

        var verified = await PortalProcess.RunAsync(_folder.Path, "verify");
        Assert.Equal((0, ""), (verified.Exit, verified.Exit == 0 ? "" : verified.Output));
    }

    private static Dictionary<string, string> Settings { get; } = new(StringComparer.Ordinal) { ["Jobs__HeadStart"] = "00:00:00", ["Jobs__Scheduler"] = "false" };

    /// <summary>A thousand events of this moment whose obligation is due at once, a tenth of them of an hour ago; each with somebody who answers for it.</summary>
    private async Task MakeDueAsync(int round)
    {
        var now = TimeProvider.System.GetUtcNow();
        await using var app = new PortalApp(folder: _folder, start: now);
        var person = new Person(TypedId.New<PersonId>(now), $"{round}", new PersonDetails { Name = $"员工{round}" });
        var rows = new List<object> { person };
        if (round == 1)
        {
            rows.Add(new PackSwitchRow { Pack = "service-centre", From = now.AddDays(-3), IsOn = true, ChangedBy = "test" });
        }

        rows.AddRange(Enumerable.Range(0, Due).Select(number => new RecordedEvent
        {
            Id = TypedId.New<RecordedEventId>(now),
            Kind = "hazmat.left-over",
            Label = $"酒精 {number}",
            At = number < LongAgo ? now.AddHours(-1) : now,
            Holder = person.Id,
            RecordedBy = "test",
            RecordedAt = now,
        }));
        await app.SeedAsync([.. rows]);
    }

    /// <summary>How many of them were told since an instant; what else the pack asks for is left aside.</summary>
    private int Count(DateTimeOffset since) => int.Parse(
        ReadOnlyDatabase.Column(File, $"SELECT count(*) FROM InboxMessages WHERE DeliveredAt >= {since.ToUnixTimeMilliseconds()} AND Origin LIKE 'return-hazmat|%|remind-0|%'").Single(), CultureInfo.InvariantCulture);
}
