using Microsoft.EntityFrameworkCore;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Exchange;
using Portal.Exchange.Imports;

namespace Portal.Features.People;

/// <summary>
/// Takes the staff list in. A code identifies a person; what the file has no column for stays as it is. Superiors may
/// come in any order within the file.
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
        RejectUnknownSuperiors(write.Rows, people.Keys);
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
    private static void RejectUnknownSuperiors(IReadOnlyList<ImportedRow<Row>> rows, IEnumerable<string> stored)
    {
        var books = stored.ToHashSet(StringComparer.Ordinal);
        bool rejected;
        do
        {
            var good = rows.Where(row => row.Source.IsGood).Select(row => row.Value.Code).ToHashSet(StringComparer.Ordinal);
            rejected = false;
            foreach (var (source, value) in rows)
            {
                if (source.IsGood && value.Superior is { } superior && !books.Contains(superior) && !good.Contains(superior))
                {
                    source.Reject(StaffRefusals.SuperiorUnknown.With(superior));
                    rejected = true;
                }
            }
        }
        while (rejected);
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
