using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;

namespace Portal.Features.Access;

/// <summary>
/// Where the key ring of every node finds its keys, so that a cookie of one node is good on the others. The ring asks in
/// blocking calls, at the start and then once a day.
/// </summary>
internal sealed class KeepProtectionKey(PortalWriter writer, IDbContextFactory<PortalDb> contexts) : IXmlRepository, IUseCase
{
    private const string KeyElement = "key";
    private static readonly TimeSpan JustNow = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public static string Right => Rights.SignedIn;

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = contexts.CreateDbContext();
        return [.. db.Set<ProtectionKey>().OrderBy(key => key.CreatedAt).ThenBy(key => key.Name).Select(key => key.Xml).AsEnumerable().Select(XElement.Parse)];
    }

    /// <summary>
    /// Two nodes that start together both find no key and both make one, which the other would not know before its next
    /// look: the first one kept serves both, since a ring reads all keys again after it made one.
    /// </summary>
    public void StoreElement(XElement element, string friendlyName) => StoreAsync(element, friendlyName).GetAwaiter().GetResult();

    private Task<Result> StoreAsync(XElement element, string name) =>
        writer.WriteAsync<KeepProtectionKey>(
            Actor.System("key-ring"),
            async (unit, token) =>
            {
                var recent = unit.Now - JustNow;
                if (element.Name != KeyElement || !await unit.Db.Set<ProtectionKey>().AnyAsync(key => key.CreatedAt > recent, token))
                {
                    unit.Db.Add(new ProtectionKey { Name = name, Xml = element.ToString(SaveOptions.DisableFormatting), CreatedAt = unit.Now });
                }

                return Result.Done;
            },
            CancellationToken.None);
}
