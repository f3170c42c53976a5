using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Domain.Registers;
using Portal.Features.Obligations;
using Portal.Features.Registers;

namespace Portal.Tests.Features.Registers;

/// <summary>The source of events reads only entries that can matter in a stretch; it must tell what reading all of them would.</summary>
[Trait("Engines", "Both")]
public sealed class RegisterEventsTests : IAsyncLifetime
{
    private readonly RegisterSite _site = new();

    public Task InitializeAsync() => _site.OpenAsync();

    public Task DisposeAsync() => _site.DisposeAsync().AsTask();

    [Fact]
    public async Task Between_OfAnyStretch_IsWhatAllEntriesTogetherTell()
    {
        await _site.ListAsync("categories", "合同 | 5", "函件 | 0.5", "便条");
        var stewards = await _site.App.QueryAsync(db => db.Set<Person>().ToListAsync());
        for (var unit = 0; unit < 4; unit++)
        {
            await _site.Estate.UnitAsync($"1-10{unit}", steward: unit < 3 ? stewards[unit % stewards.Count] : null);
        }

        var random = new Random(20261122);
        foreach (var entry in Enumerable.Range(1, 120))
        {
            await SeedAsync(random, entry);
        }

        var shelf = _site.Do<RegisterShelf>();
        var source = _site.App.Services.GetServices<IEventSource>().Single(one => one.Kinds.Contains("renovation.day"));
        var rules = await _site.App.QueryAsync(db => shelf.RulesAsync(db, default));
        var all = await AllAsync(shelf);
        var told = 0;
        for (var round = 0; round < 40; round++)
        {
            var from = _site.App.Clock.GetUtcNow().AddHours(random.Next(-1500, 300));
            var to = from.AddHours(random.Next(1, 900));

            var events = await _site.App.QueryAsync(db => source.BetweenAsync(new EventQuestion(db, rules, from, to), default));

            var expected =
                from pair in all
                from telling in pair.Book.Tells
                from one in new EntryEvents(shelf.Zone, choice => choice switch { "合同" => 5m, "函件" => 0.5m, _ => null }).Between(telling, pair.Facts, @from, to)
                select Text(one);
            Assert.Equal(expected.Order(StringComparer.Ordinal), events.Select(Text).Order(StringComparer.Ordinal));
            told += events.Count;
        }

        Assert.InRange(told, 500, int.MaxValue);
    }

    private static string Text(RuleEvent one) => $"{one.Kind} {one.Subject} {one.At:O} {one.SettledAt:O} {one.Holder} {one.Label} {one.Link} {string.Join(',', one.Args)}";

    /// <summary>An entry of any register that stands anywhere between its first stage and its end.</summary>
    private Task SeedAsync(Random random, int number)
    {
        var register = new[] { "uses", "renovations", "archives" }[random.Next(3)];
        var book = _site.Do<RegisterShelf>().Find(register)!;
        var at = _site.App.Clock.GetUtcNow().AddHours(-random.Next(0, 1400));
        var row = new RegisterEntry
        {
            Id = TypedId.New<RegisterEntryId>(at), Register = register, Day = new DateOnly(2026, 11, 1), Serial = number, OpenedAt = at, OpenedBy = "test", Writer = null,
            Title = $"E{number}", Holder = random.Next(2) == 0 ? _site.Seed["N"] : null, Unit = register == "renovations" ? $"1-10{random.Next(5)}" : null,
        };
        List<object> rows = [row];
        foreach (var stage in book.Stages.Take(random.Next(1, book.Stages.Count + 1)))
        {
            rows.Add(new RegisterStep { Entry = row.Id, Stage = stage.Key, Register = register, DoneAt = at, DoneBy = "test", Person = _site.Seed["S"], Account = "test" });
            (row.LastStage, at) = (stage.Key, at.AddHours(random.Next(0, 400)));
        }

        row.ClosedAt = row.LastStage == book.Stages[^1].Key || random.Next(4) == 0 ? rows.OfType<RegisterStep>().Max(step => step.DoneAt) : null;
        var day = DayText.Of(new DateOnly(2026, 11, 22).AddDays(random.Next(-60, 30)).AddYears(register == "archives" ? -random.Next(0, 6) : 0));
        var date = register == "archives" ? "on" : "until";
        if (register != "uses" && random.Next(4) > 0)
        {
            rows.Add(new RegisterAnswer { Entry = row.Id, Item = date, Thing = "", Number = 0, Value = day, Remark = null, At = at, By = "test" });
            rows.Add(new RegisterDate { Entry = row.Id, Item = date, Register = register, Day = DayText.Read(day)!.Value });
        }

        if (register == "archives")
        {
            rows.Add(new RegisterAnswer { Entry = row.Id, Item = "category", Thing = "", Number = 0, Value = new[] { "合同", "函件", "便条" }[random.Next(3)], Remark = null, At = at, By = "test" });
        }

        return _site.App.SeedAsync([.. rows]);
    }

    private async Task<List<(RegisterBook Book, List<EntryFacts> Facts)>> AllAsync(RegisterShelf shelf)
    {
        var rows = await _site.App.QueryAsync(db => db.Set<RegisterEntry>().ToListAsync());
        var steps = (await _site.App.QueryAsync(db => db.Set<RegisterStep>().ToListAsync())).ToLookup(step => step.Entry);
        var answers = (await _site.App.QueryAsync(db => db.Set<RegisterAnswer>().ToListAsync())).ToLookup(answer => answer.Entry);
        var units = await _site.App.QueryAsync(db => db.Set<Unit>().ToDictionaryAsync(unit => unit.Code, unit => unit.Steward));
        return
        [
            .. from book in shelf.All.Select(one => one.Book)
               select (book, (from row in rows
                              where row.Register == book.Key
                              select new EntryFacts(row.Id, row.Title, RegisterShelf.LinkOf(row), book.Key == "renovations" ? units.GetValueOrDefault(row.Unit!) : row.Holder)
                              {
                                  Done = steps[row.Id].ToDictionary(step => step.Stage, step => new StageDone(step.DoneAt, step.Person)),
                                  ClosedAt = row.ClosedAt,
                                  Answers = [.. answers[row.Id].Select(answer => answer.ToDomain())],
                              }).ToList()),
        ];
    }
}
