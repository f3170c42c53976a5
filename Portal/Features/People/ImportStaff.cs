using Microsoft.EntityFrameworkCore;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Exchange;
using Portal.Exchange.Imports;

namespace Portal.Features.People;

/// <summary>
/// Takes the staff list in. A code identifies a person; what the file has no column for stays as it is. Superiors may
/// come in any order within the file, and nobody is above himself.
/// </summary>
internal sealed class ImportStaff : ImportHandler<ImportStaff.Row>
{
    public override ImportSchema Schema => ImportKinds.Staff;

    protected override Row? Read(ImportRow row)
    {
        var value = new Row(
            row.Code("code"),
            row.Text("name"),
            TextOrNull(row, "department"),
            TextOrNull(row, "role"),
            CodeOrNull(row, "superior"),
            CodeOrNull(row, "phone"),
            CodeOrNull(row, "email"),
            row.Date("joined"),
            [.. row.Qualifications("qualifications").Select(held => new Qualification(held.Code, held.Expires))]);
        return row.IsGood ? value : null;
    }

    protected override async Task ApplyAsync(ImportWrite<Row> write, CancellationToken cancellationToken)
    {
        var people = await write.Unit.Db.Set<Person>().ToDictionaryAsync(person => person.Code, cancellationToken);
        RejectSuperiors(write.Rows, people);
        foreach (var (source, value) in write.Rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var changes = false;
            if (source.IsGood)
            {
                if (value.Title is not null && Roles.Find(value.Title) is null)
                {
                    source.Warn(StaffRefusals.RoleUnknown.With(value.Title));
                }

                changes = Apply(people.GetValueOrDefault(value.Code), source, value);
            }

            write.Count(source, changes);
        }

        bool Apply(Person? person, ImportRow source, Row value)
        {
            var details = Merge(person, source, value);
            if (person is not null)
            {
                return person.Update(details);
            }

            people[value.Code] = new Person(TypedId.New<PersonId>(write.Unit.Now), value.Code, details);
            write.Unit.Db.Add(people[value.Code]);
            return true;
        }
    }

    /// <summary>A superior is known when the books or a good row of the file have the code; a refused row may take others with it.</summary>
    private static void RejectSuperiors(IReadOnlyList<ImportedRow<Row>> rows, IReadOnlyDictionary<string, Person> books)
    {
        bool rejected;
        do
        {
            var superiors = SuperiorsAfter(rows, books);
            rejected = false;
            foreach (var (source, value) in rows)
            {
                if (source.IsGood && value.Superior is { } superior && Judge(value.Code, superior, superiors) is { } refusal)
                {
                    source.Reject(refusal.With(superior));
                    rejected = true;
                }
            }
        }
        while (rejected);
    }

    /// <summary>Everybody's superior as it would stand after the good rows.</summary>
    private static Dictionary<string, string?> SuperiorsAfter(IReadOnlyList<ImportedRow<Row>> rows, IReadOnlyDictionary<string, Person> books)
    {
        var superiors = books.ToDictionary(person => person.Key, person => person.Value.SuperiorCode, StringComparer.Ordinal);
        foreach (var (source, value) in rows.Where(row => row.Source.IsGood))
        {
            superiors[value.Code] = source.Carries("superior") ? value.Superior : superiors.GetValueOrDefault(value.Code);
        }

        return superiors;
    }

    private static Refusal? Judge(string code, string superior, Dictionary<string, string?> superiors)
    {
        if (!superiors.ContainsKey(superior))
        {
            return StaffRefusals.SuperiorUnknown;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var above = superior; above is not null && seen.Add(above); above = superiors.GetValueOrDefault(above))
        {
            if (above == code)
            {
                return StaffRefusals.SuperiorInCircle;
            }
        }

        return null;
    }

    private static PersonDetails Merge(Person? person, ImportRow source, Row value) => new()
    {
        Name = value.Name,
        Department = source.Carries("department") ? value.Department : person?.Department,
        Title = source.Carries("role") ? value.Title : person?.Title,
        SuperiorCode = source.Carries("superior") ? value.Superior : person?.SuperiorCode,
        Phone = source.Carries("phone") ? value.Phone : person?.Phone,
        Email = source.Carries("email") ? value.Email : person?.Email,
        Joined = source.Carries("joined") ? value.Joined : person?.Joined,
        LastDay = person?.LastDay,
        Qualifications = source.Carries("qualifications") ? value.Qualifications : person?.Qualifications ?? [],
    };

    private static string? TextOrNull(ImportRow row, string column) => row.Text(column) is { Length: > 0 } text ? text : null;

    private static string? CodeOrNull(ImportRow row, string column) => row.Code(column) is { Length: > 0 } code ? code : null;

    /// <summary>A person as a file tells it.</summary>
    internal sealed record Row(
        string Code,
        string Name,
        string? Department,
        string? Title,
        string? Superior,
        string? Phone,
        string? Email,
        DateOnly? Joined,
        IReadOnlyList<Qualification> Qualifications);
}
