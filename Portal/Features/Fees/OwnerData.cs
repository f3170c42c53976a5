using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Fees;

namespace Portal.Features.Fees;

/// <summary>The owner's name, for a recorded look.</summary>
internal sealed class OwnerName : IPersonalDataSource
{
    public const string KindName = "unit.owner";

    public string Kind => KindName;

    public Task<string?> ReadAsync(PortalDb db, Guid id, CancellationToken cancellationToken) =>
        db.Set<Unit>().Where(unit => unit.Id == new UnitId(id)).Select(unit => unit.Owner).SingleOrDefaultAsync(cancellationToken);
}

/// <summary>The owner's phone number, for a recorded look.</summary>
internal sealed class OwnerPhone : IPersonalDataSource
{
    public const string KindName = "unit.phone";

    public string Kind => KindName;

    public Task<string?> ReadAsync(PortalDb db, Guid id, CancellationToken cancellationToken) =>
        db.Set<Unit>().Where(unit => unit.Id == new UnitId(id)).Select(unit => unit.Phone).SingleOrDefaultAsync(cancellationToken);
}
