using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Features.Demo.Making;

/// <summary>The staff and the posts.</summary>
internal static class Personnel
{
    /// <summary>Everybody of the staff list, with certificates that are valid for months or years.</summary>
    public static IReadOnlyList<Person> Make(EstatePlan plan, DateOnly today, DateTimeOffset madeAt) =>
        [.. EstateData.Shipped.Staff.Select(data => Make(data, plan, today, madeAt))];

    /// <summary>The posts with their windows.</summary>
    public static IReadOnlyList<Post> Posts(DateTimeOffset madeAt) =>
        [.. EstateData.Shipped.Posts.Select(post => new Post(TypedId.New<PostId>(madeAt), post.Code, post.Name, post.DutyWindows))];

    private static Person Make(StaffData data, EstatePlan plan, DateOnly today, DateTimeOffset madeAt)
    {
        var chance = Chance.Of(plan.Seed, "staff " + data.Code);
        return new Person(TypedId.New<PersonId>(madeAt), data.Code, new PersonDetails
        {
            Name = data.Name,
            Department = data.Department,
            Title = data.Title,
            SuperiorCode = data.Superior,
            Phone = Households.Phone(chance),
            Email = $"{data.Code.ToLowerInvariant()}@example.com",
            Joined = today.AddDays(-chance.Between(200, 3600)),
            Qualifications = [.. (data.Certificates ?? []).Select(code => new Qualification(code, today.AddDays(chance.Between(75, 1000))))],
        });
    }
}
