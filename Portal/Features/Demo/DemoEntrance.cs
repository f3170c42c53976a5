using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Features.Access;
using Portal.Features.Demo.Making;

namespace Portal.Features.Demo;

/// <summary>
/// The way into a demonstration: an account for every role, all with one known password, and a ready wall. What is there
/// already is kept; what an interrupted start left out is made.
/// </summary>
internal sealed class DemoEntrance(
    PortalWriter writer, PortalReader reader, CreateDemonstrationAccounts accounts, CreateKey keys, DemonstrationNotice notice) : IUseCase
{
    /// <summary>The password of every account of the demonstration.</summary>
    public const string Password = "portal-demo-2026";

    private const string WallName = "demo";

    /// <inheritdoc/>
    public static string Right => Rights.AccessManage;

    /// <summary>Makes accounts and key of a database with the mark of the demonstration, if they are not there.</summary>
    public async Task<Demonstration?> BuildAsync(CancellationToken cancellationToken)
    {
        var (mark, people, hasAccounts) = await reader.ReadAsync(
            async (db, token) => (
                await db.Set<Demonstration>().SingleOrDefaultAsync(token),
                await db.Set<Person>().ToDictionaryAsync(person => person.Code, token),
                await db.Set<Account>().AnyAsync(token)),
            cancellationToken);
        if (mark is null)
        {
            return null;
        }

        if (!hasAccounts)
        {
            var made = await accounts.RunAsync(DemoActor.System, [.. NewAccounts(people)], Password, cancellationToken);

            // Another node may have been faster.
            if (made.Refusal is { } refusal && !await reader.ReadAsync((db, token) => db.Set<Account>().AnyAsync(token), cancellationToken))
            {
                throw new InvalidOperationException($"The accounts of the demonstration are refused: {refusal}");
            }
        }

        if (mark.WallKey is null)
        {
            mark.WallKey = (await keys.RunAsync(DemoActor.System, WallName, KeyPurpose.Device, KeyScope.Read, cancellationToken)).Value;
            await KeepAsync(mark.WallKey, cancellationToken);
        }

        return mark;
    }

    /// <summary>Builds the entrance and lets the sign-in page show it.</summary>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (await BuildAsync(cancellationToken) is not { } mark)
        {
            return;
        }

        // Whoever revoked the key closed that door.
        var isOpen = await reader.ReadAsync(
            (db, token) => db.Set<ApiKey>().AnyAsync(key => key.Purpose == KeyPurpose.Device && key.Name == WallName && key.RevokedAt == null, token), cancellationToken);
        notice.Password = Password;
        notice.WallAddress = isOpen ? "/wall?device=" + mark.WallKey : null;
    }

    private Task<Result> KeepAsync(string key, CancellationToken cancellationToken) =>
        writer.WriteAsync<DemoEntrance>(
            DemoActor.System,
            async (unit, token) =>
            {
                if (await unit.Db.Set<Demonstration>().SingleOrDefaultAsync(token) is { } mark)
                {
                    mark.WallKey = key;
                }

                return Result.Done;
            },
            cancellationToken);

    private static IEnumerable<NewAccount> NewAccounts(Dictionary<string, Person> people) =>
        from data in EstateData.Shipped.Accounts
        where people.ContainsKey(data.Staff)
        let person = people[data.Staff]
        select new NewAccount(data.Login, person.Name, [person.Role ?? Roles.Staff.Key], person.Id);
}
