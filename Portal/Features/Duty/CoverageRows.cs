using Portal.Domain.Duty;

namespace Portal.Features.Duty;

/// <summary>The figures of an instant, and the people behind each of them.</summary>
/// <param name="Figures">The figures.</param>
/// <param name="People">By post: who is present, away or without a certificate; who is planned and not there.</param>
public sealed record CoverageRows(CoverageAt Figures, IReadOnlyDictionary<PostId, IReadOnlyList<CoveragePerson>> People)
{
    /// <summary>Finds the people; in the future those who are planned.</summary>
    public static CoverageRows Of(DutyData data, DateTimeOffset at, DateTimeOffset now)
    {
        var figures = data.Coverage.At(at, now);
        var states = at <= now ? data.Coverage.States(at) : [];
        return new CoverageRows(
            figures,
            figures.Posts.ToDictionary(row => row.Post.Id, row => (IReadOnlyList<CoveragePerson>)
            [
                .. states.Where(state => state.Post == row.Post.Id).Select(state => new CoveragePerson(
                        data.PersonOf(state.Person),
                        state.Away ? CoveragePart.Away : data.Coverage.IsQualified(state.Person, row.Post, at) ? CoveragePart.Present : CoveragePart.Unqualified,
                        state.Since))
                    .Concat(data.Record.Assignments
                        .Where(shift => shift.PostId == row.Post.Id && shift.Contains(at) && !states.Any(state => state.Person == shift.PersonId && state.Post == row.Post.Id))
                        .DistinctBy(shift => shift.PersonId)
                        .Select(shift => new CoveragePerson(data.PersonOf(shift.PersonId), CoveragePart.Planned, shift.Start)))
                    .OrderBy(one => one.Part)
                    .ThenBy(one => one.Person.Code, StringComparer.Ordinal),
            ]));
    }
}

/// <summary>A person behind a figure.</summary>
/// <param name="Person">Who.</param>
/// <param name="Part">Which figure.</param>
/// <param name="Since">Since when; for somebody planned, the start of the shift.</param>
public sealed record CoveragePerson(DutyPerson Person, CoveragePart Part, DateTimeOffset Since);

/// <summary>Which figure of a post a person counts in.</summary>
public enum CoveragePart
{
    /// <summary>Present with the certificates needed.</summary>
    Present,

    /// <summary>Present without a certificate needed.</summary>
    Unqualified,

    /// <summary>Stepped away.</summary>
    Away,

    /// <summary>Planned and not at the post.</summary>
    Planned,
}
