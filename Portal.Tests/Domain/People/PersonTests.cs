using Portal.Domain.People;

namespace Portal.Tests.Domain.People;

public sealed class PersonTests
{
    private static readonly PersonDetails Zhou = new()
    {
        Name = "周海",
        Department = "秩序维护部",
        Title = "中控员",
        SuperiorCode = "1001",
        Phone = "13800005678",
        Joined = new DateOnly(2024, 3, 1),
        Qualifications = [new("fire-operator", new DateOnly(2027, 6, 30)), new("aid", new DateOnly(2026, 1, 1)), new("aid", new DateOnly(2027, 1, 1))],
    };

    [Fact]
    public void Person_KnownTitle_HasItsRole()
    {
        var person = New(Zhou);

        Assert.Equal(("中控员", "control-room-operator", true), (person.Title, person.Role, person.Active));
    }

    [Fact]
    public void Person_UnknownTitle_KeepsItWithoutRights()
    {
        var person = New(Zhou with { Title = "首席体验官" });

        Assert.Equal(("首席体验官", null), (person.Title, person.Role));
    }

    [Fact]
    public void Update_SameDetails_ChangesNothing()
    {
        var person = New(Zhou);

        Assert.False(person.Update(Zhou with { Qualifications = [.. Zhou.Qualifications.Reverse()] }));
    }

    public static TheoryData<string, PersonDetails> Changes => new()
    {
        { "name", Zhou with { Name = "周洋" } },
        { "department", Zhou with { Department = null } },
        { "title", Zhou with { Title = "班长" } },
        { "superior", Zhou with { SuperiorCode = "1002" } },
        { "phone", Zhou with { Phone = null } },
        { "email", Zhou with { Email = "zhou@example.com" } },
        { "joined", Zhou with { Joined = new DateOnly(2024, 3, 2) } },
        { "qualifications", Zhou with { Qualifications = [] } },
        { "expiry", Zhou with { Qualifications = [new("fire-operator", new DateOnly(2028, 6, 30)), new("aid", new DateOnly(2027, 1, 1))] } },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Update_OneDetail_IsTakenOver(string what, PersonDetails details)
    {
        var person = New(Zhou);

        Assert.True(person.Update(details), what);
        Assert.False(person.Update(details), what);
    }

    private static Person New(PersonDetails details) => new(PersonId.From(Guid.Empty), "1024", details);
}
