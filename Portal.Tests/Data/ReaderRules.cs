using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Tests.Support;

namespace Portal.Tests.Data;

public sealed class ReaderTests() : ReaderRules(DatabaseProvider.Sqlite);

/// <summary>What a reader promises on either engine.</summary>
public abstract class ReaderRules : EngineRules
{
    private protected ReaderRules(DatabaseProvider engine)
        : base(engine)
    {
    }

    [EngineFact]
    public async Task ReadAsync_WriteBetweenTwoStatements_IsSeenByTheNextReadOnly()
    {
        await App.SeedAsync(Person("E1"));

        var (before, after) = await App.QueryAsync(async db =>
        {
            var first = await db.Set<Person>().CountAsync();
            await App.SeedAsync(Person("E2"));
            return (first, (await db.Set<Person>().ToListAsync()).Count);
        });

        Assert.Equal((1, 1), (before, after));
        Assert.Equal(2, await App.QueryAsync(db => db.Set<Person>().CountAsync()));
    }

    [EngineFact]
    public async Task ReadAsync_QueryThrows_LeavesNothingOpen()
    {
        for (var round = 0; round < 3; round++)
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => App.QueryAsync<int>(async db =>
            {
                await db.Set<Person>().CountAsync();
                throw new InvalidOperationException();
            }));
        }

        await App.SeedAsync(Person("E1"));
        Assert.Equal(1, await App.QueryAsync(db => db.Set<Person>().CountAsync()));
    }

    private Person Person(string code) =>
        new(TypedId.New<PersonId>(App.Clock.GetUtcNow()), code, new PersonDetails { Name = code });
}
