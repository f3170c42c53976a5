using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Tests.Support;

namespace Portal.Tests.Features.People;

public sealed class PersonMappingTests : IAsyncLifetime
{
    private readonly PortalApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Person_WithCertificates_ComesBackAsItWasSaved()
    {
        await _app.SeedAsync(Wang());

        var person = await _app.QueryAsync(db => db.Set<Person>().SingleAsync());

        Assert.Equal(("1001", "王小明", "team-leader"), (person.Code, person.Name, person.Role));
        Assert.Equal([new Qualification("electrician", new DateOnly(2028, 1, 1)), new Qualification("fire-operator", new DateOnly(2027, 6, 30))], person.Qualifications);
    }

    [Fact]
    public async Task Person_CertificateExtended_IsSavedAndAudited()
    {
        await _app.SeedAsync(Wang());

        await _app.Writer.WriteAsync<Extend>(
            PortalApp.Tester,
            async (unit, token) =>
            {
                var person = await unit.Db.Set<Person>().SingleAsync(token);
                Assert.True(person.Update(Details() with { Qualifications = [new Qualification("fire-operator", new DateOnly(2030, 6, 30))] }));
                return Result.Done;
            },
            default);

        var held = Assert.Single((await _app.QueryAsync(db => db.Set<Person>().SingleAsync())).Qualifications);
        Assert.Equal(new DateOnly(2030, 6, 30), held.Expires);
        var audit = await _app.QueryAsync(db => db.Set<AuditEntry>().OrderBy(entry => entry.Sequence).LastAsync());
        Assert.Contains("Qualifications", audit.Changes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Person_PhoneAndMail_AreAuditedWithoutTheirValues()
    {
        await _app.SeedAsync(new Person(
            TypedId.New<PersonId>(_app.Clock.GetUtcNow()), "1002", Details() with { Phone = "13812345678", Email = "wang@example.com" }));

        var audit = await _app.QueryAsync(db => db.Set<AuditEntry>().OrderBy(entry => entry.Sequence).LastAsync());
        Assert.Contains("\"Phone\"", audit.Changes, StringComparison.Ordinal);
        Assert.DoesNotContain("13812345678", audit.Changes, StringComparison.Ordinal);
        Assert.DoesNotContain("wang@example.com", audit.Changes, StringComparison.Ordinal);
    }

    private Person Wang() => new(TypedId.New<PersonId>(_app.Clock.GetUtcNow()), "1001", Details());

    private static PersonDetails Details() => new()
    {
        Name = "王小明",
        Title = "班长",
        Qualifications = [new Qualification("fire-operator", new DateOnly(2027, 6, 30)), new Qualification("electrician", new DateOnly(2028, 1, 1))],
    };

    private sealed class Extend : IUseCase
    {
        public static string Right => Rights.PeopleManage;
    }
}
