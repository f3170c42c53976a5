using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Features.Access;

/// <summary>The accounts that the sign-in page of a demonstration lists: for anybody, since their password is public too.</summary>
internal sealed class ListDemonstrationAccounts(PortalReader reader, DemonstrationNotice notice)
{
    private const int Most = 12;

    /// <summary>One or two accounts of every role; empty when this is no demonstration.</summary>
    public async Task<IReadOnlyList<DemonstrationAccount>> RunAsync(CancellationToken cancellationToken)
    {
        if (notice.Password is null)
        {
            return [];
        }

        var accounts = await reader.ReadAsync(
            (db, token) => db.Set<Account>()
                .Where(account => account.Demonstration && !account.Disabled)
                .OrderBy(account => account.NormalizedLogin)
                .Select(account => new DemonstrationAccount(account.Login, account.Name, account.Roles))
                .ToListAsync(token),
            cancellationToken);
        return [.. accounts.GroupBy(account => string.Join(' ', account.Roles), StringComparer.Ordinal).SelectMany(same => same.Take(2)).Take(Most)];
    }
}

/// <summary>An account that anybody may use.</summary>
internal sealed record DemonstrationAccount(string Login, string Name, IReadOnlyList<string> Roles);
