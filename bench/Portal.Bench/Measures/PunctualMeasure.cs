using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Bench.Hosting;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Features.Obligations.Events;
using Portal.Features.Reminders;
using Portal.Features.Rules;

namespace Portal.Bench.Measures;

/// <summary>Reminders that fall due one after the other in a served portal: from the instant that each is due to its claim.</summary>
internal sealed class PunctualMeasure : IMeasure
{
    private const int Reminders = 3000;
    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan OnTime = TimeSpan.FromSeconds(1);

    /// <summary>The portal has started by then.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(60);

    public string Verb => "punctual";

    public string Title => "3,000 reminders of a minute, each due at its own instant";

    public async Task RunAsync(BenchSettings settings, Report report, CancellationToken cancellationToken)
    {
        using var folder = BenchFolder.New();
        var count = settings.Of(Reminders);
        var first = Watch.Clock.GetUtcNow() + Ahead;
        await using (var portal = new LocalPortal(folder))
        {
            await MakeDueAsync(portal, first, count, cancellationToken);
        }

        await using (await ServedPortal.StartAsync(folder, cancellationToken))
        {
            var rest = first - Watch.Clock.GetUtcNow();
            report.Note(string.Create(CultureInfo.InvariantCulture, $"ready {rest.TotalSeconds:0} s before the first"));
            await Task.Delay(rest + (count * Apart) + (10 * OnTime), Watch.Clock, cancellationToken);
        }

        double[] late;
        await using (var portal = new LocalPortal(folder))
        {
            var told = await portal.Reader.ReadAsync(
                (db, token) => db.Set<InboxMessage>().Where(message => message.Origin!.StartsWith("return-hazmat|") && message.Origin.Contains("|remind-0|")).Select(message => new { message.DueAt, message.DeliveredAt }).ToListAsync(token),
                cancellationToken);
            late = [.. told.Select(one => (one.DeliveredAt - one.DueAt).TotalMilliseconds)];
        }

        var spread = new Spread(late);
        report.Note(string.Create(CultureInfo.InvariantCulture, $"half within {spread.Median:0} ms, 99 % within {spread.At(0.99):0} ms, the last within {spread.Largest:0} ms"));
        report.Check("claimed within a second of being due", 100.0 * late.Count(one => one <= OnTime.TotalMilliseconds) / count, "%", Bound.AtLeast(99));
    }

    private static async Task MakeDueAsync(LocalPortal portal, DateTimeOffset first, int count, CancellationToken cancellationToken) => LocalPortal.Require(await portal.Writer.WriteAsync<Preparing, int>(
        LocalPortal.Self,
        (unit, _) =>
        {
            var person = new Person(TypedId.New<PersonId>(unit.Now), "bench", new PersonDetails { Name = "Bench" });
            unit.Db.Add(person);
            unit.Db.Add(new PackSwitchRow { Pack = "service-centre", From = unit.Now.AddDays(-3), IsOn = true, ChangedBy = "bench" });
            unit.Db.AddRange(Enumerable.Range(0, count).Select(number => new RecordedEvent
            {
                Id = TypedId.New<RecordedEventId>(unit.Now),
                Kind = "hazmat.left-over",
                Label = number.ToString(CultureInfo.InvariantCulture),
                At = first + (number * Apart),
                Holder = person.Id,
                RecordedBy = "bench",
                RecordedAt = unit.Now,
            }));
            return Task.FromResult<Result<int>>(count);
        },
        cancellationToken));

    private sealed class Preparing : IUseCase
    {
        public static string Right => Rights.SignedIn;
    }
}
