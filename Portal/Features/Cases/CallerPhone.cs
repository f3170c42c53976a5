using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Cases;

namespace Portal.Features.Cases;

/// <summary>The caller's telephone number, shown in full for a stated reason.</summary>
internal sealed class CallerPhone : IPersonalDataSource
{
    public const string KindName = "case.caller-phone";

    public string Kind => KindName;

    public Task<string?> ReadAsync(PortalDb db, Guid id, CancellationToken cancellationToken) =>
        db.Set<Case>().Where(one => one.Id == new CaseId(id)).Select(one => one.CallerPhone).FirstOrDefaultAsync(cancellationToken);
}
