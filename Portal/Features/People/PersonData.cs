using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.People;

namespace Portal.Features.People;

/// <summary>The phone number of somebody on the staff list, for a recorded look.</summary>
internal sealed class PersonPhone : IPersonalDataSource
{
    public const string KindName = "person.phone";

    public string Kind => KindName;

    public Task<string?> ReadAsync(PortalDb db, Guid id, CancellationToken cancellationToken) =>
        db.Set<Person>().Where(person => person.Id == new PersonId(id)).Select(person => person.Phone).SingleOrDefaultAsync(cancellationToken);
}

/// <summary>The e-mail address of somebody on the staff list, for a recorded look.</summary>
internal sealed class PersonEmail : IPersonalDataSource
{
    public const string KindName = "person.email";

    public string Kind => KindName;

    public Task<string?> ReadAsync(PortalDb db, Guid id, CancellationToken cancellationToken) =>
        db.Set<Person>().Where(person => person.Id == new PersonId(id)).Select(person => person.Email).SingleOrDefaultAsync(cancellationToken);
}
