using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;

namespace Portal.Features.Access;

/// <summary>Every key that was made, the valid ones first.</summary>
internal sealed class ListKeys(PortalReader reader) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.AccessManage;

    /// <summary>Reads them, without any trace of a secret.</summary>
    public Task<Result<List<KeyRow>>> RunAsync(Actor actor, CancellationToken cancellationToken) =>
        reader.ReadAsync<ListKeys, List<KeyRow>>(
            actor,
            (db, token) => db.Set<ApiKey>()
                .OrderBy(key => key.RevokedAt != null)
                .ThenByDescending(key => key.CreatedAt)
                .Select(key => new KeyRow(key.Id, key.Name, key.Purpose, key.Scope, key.CreatedAt, key.RevokedAt))
                .ToListAsync(token),
            cancellationToken);
}

/// <summary>A key as the page lists it.</summary>
internal sealed record KeyRow(KeyId Id, string Name, KeyPurpose Purpose, KeyScope Scope, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt);
