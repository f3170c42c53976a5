using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Domain.Duty;

/// <summary>Until which instant each person's certificates are valid: the start of the site's day after the expiry day.</summary>
internal sealed class CertificateBook
{
    private readonly Dictionary<PersonId, Dictionary<string, DateTimeOffset>> _ends = [];

    public CertificateBook(IReadOnlyDictionary<PersonId, IReadOnlyList<Qualification>> qualifications, SiteZone zone)
    {
        foreach (var (person, held) in qualifications)
        {
            Dictionary<string, DateTimeOffset> ends = new(StringComparer.Ordinal);
            foreach (var qualification in held)
            {
                var end = qualification.Expires == DateOnly.MaxValue ? DateTimeOffset.MaxValue : zone.ToInstant(qualification.Expires.AddDays(1));
                ends[qualification.Code] = ends.TryGetValue(qualification.Code, out var other) && other > end ? other : end;
            }

            _ends[person] = ends;
        }
    }

    public IEnumerable<DateTimeOffset> EndsOf(PersonId person) => _ends.TryGetValue(person, out var ends) ? ends.Values : [];

    public bool Covers(PersonId person, List<string> needed, DateTimeOffset instant)
    {
        if (needed.Count == 0)
        {
            return true;
        }

        return _ends.TryGetValue(person, out var ends)
            && needed.TrueForAll(code => ends.TryGetValue(code, out var end) && instant < end);
    }
}
