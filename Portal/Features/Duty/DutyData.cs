using Portal.Domain.Duty;
using Portal.Domain.People;

namespace Portal.Features.Duty;

/// <summary>What was loaded of an interval, and the engine over it.</summary>
public sealed class DutyData
{
    internal DutyData(DutyRecord record, IReadOnlyDictionary<PersonId, DutyPerson> people, DutyRules rules)
    {
        Record = record;
        People = people;
        Rules = rules;
        Coverage = new Coverage(record);
        Posts = record.Posts.ToDictionary(post => post.Id);
    }

    /// <summary>Posts, shifts (withdrawn ones included), clockings, certificates and calendar.</summary>
    public DutyRecord Record { get; }

    /// <summary>Answers about the interval.</summary>
    public Coverage Coverage { get; }

    /// <summary>Everybody, also who has left.</summary>
    public IReadOnlyDictionary<PersonId, DutyPerson> People { get; }

    /// <summary>Every post.</summary>
    public IReadOnlyDictionary<PostId, Post> Posts { get; }

    /// <summary>The site's numbers.</summary>
    public DutyRules Rules { get; }

    /// <summary>A person of a shift or clocking; one that is not on the staff list any more is shown by nothing.</summary>
    public DutyPerson PersonOf(PersonId id) =>
        People.GetValueOrDefault(id) ?? new DutyPerson(id, "", "—", null, null, null, Active: false, []);
}
