using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Duty;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Features.Access;
using Portal.Features.Calendar;
using Portal.Features.Cases;
using Portal.Features.Demo.Making;
using Portal.Features.Rules;

namespace Portal.Features.Demo;

/// <summary>Fills an empty database with the demonstration estate and marks it as made by the demonstration.</summary>
internal sealed class FillEstate(PortalWriter writer, PortalReader reader, SiteZone zone, TimeProvider clock) : IUseCase
{
    /// <summary>The rules that the estate lives by from then on; its history was made without obligations.</summary>
    private static readonly string[] Packs = ["service-centre", "property-steward", "control-room", "fire-control-room"];

    /// <inheritdoc/>
    public static string Right => Rights.SettingsManage;

    /// <summary>Makes the estate in memory, then writes it in one unit; a database with data is refused.</summary>
    public async Task<Result<FilledEstate>> RunAsync(Actor actor, EstatePlan plan, CancellationToken cancellationToken)
    {
        if (plan.Check().Refusal is { } wrong)
        {
            return wrong;
        }

        // Making it takes seconds, so a refusal that is certain already comes first.
        if (await reader.ReadAsync(FindContentAsync, cancellationToken) is { } content)
        {
            return DemoRefusals.NotEmpty.With(content);
        }

        var calendar = await reader.ReadAsync(CalendarAsync, cancellationToken);
        var estate = await Task.Run(() => Estate.Make(plan, calendar, zone, clock.GetUtcNow()), cancellationToken);
        return await writer.WriteAsync<FillEstate, FilledEstate>(actor, (unit, token) => WriteAsync(unit, plan, estate, token), cancellationToken);
    }

    /// <summary>What the database has that the demonstration must not mix with, or null.</summary>
    internal static async Task<EstateContent?> FindContentAsync(PortalDb db, CancellationToken cancellationToken) =>
        await db.Set<Account>().AnyAsync(cancellationToken) ? EstateContent.Accounts
        : await db.Set<Person>().AnyAsync(cancellationToken) ? EstateContent.People
        : await db.Set<Unit>().AnyAsync(cancellationToken) ? EstateContent.Units
        : await db.Set<Post>().AnyAsync(cancellationToken) ? EstateContent.Posts
        : await db.Set<Case>().AnyAsync(cancellationToken) ? EstateContent.Cases
        : null;

    /// <summary>The business calendar of the database.</summary>
    internal static async Task<BusinessCalendar> CalendarAsync(PortalDb db, CancellationToken cancellationToken) =>
        new((await db.Set<CalendarDay>().AsNoTracking().ToListAsync(cancellationToken)).Select(day => KeyValuePair.Create(day.Date, day.Off)));

    private static async Task<Result<FilledEstate>> WriteAsync(WriteUnit unit, EstatePlan plan, Estate estate, CancellationToken cancellationToken)
    {
        if (await FindContentAsync(unit.Db, cancellationToken) is { } content)
        {
            return DemoRefusals.NotEmpty.With(content);
        }

        unit.Db.Add(new Demonstration { MadeAt = unit.Now, Units = plan.Units, Months = plan.Months, Seed = plan.Seed });
        unit.Db.AddRange(Packs.Select(pack => new PackSwitchRow { Pack = pack, From = unit.Now, IsOn = true, ChangedBy = unit.Actor.Name }));
        await unit.BulkInsertAsync(estate.People, cancellationToken);
        await unit.BulkInsertAsync(estate.Posts, cancellationToken);
        await unit.BulkInsertAsync(estate.Assignments, cancellationToken);
        await unit.BulkInsertAsync(estate.Presence, cancellationToken);
        await unit.BulkInsertAsync(estate.Units, cancellationToken);
        var bills = await unit.BulkInsertAsync(estate.Accounts.SelectMany(account => account.Changes.Bills).OrderBy(bill => bill.Period), cancellationToken);
        var payments = await unit.BulkInsertAsync(
            estate.Accounts.SelectMany(account => account.Changes.Payments).OrderBy(payment => payment.PaidAt), cancellationToken);
        await unit.BulkInsertAsync(estate.Accounts.SelectMany(account => account.Changes.Allocations).OrderBy(row => row.At), cancellationToken);
        await unit.BulkInsertAsync(estate.Cases, cancellationToken);
        await unit.BulkInsertAsync(estate.Cases.SelectMany(one => one.Log), cancellationToken);
        await unit.BulkInsertAsync(CaseBook.After(estate.Cases.Select(one => one.Number)), cancellationToken);
        unit.Record(JsonSerializer.Serialize(plan, JsonSerializerOptions.Web));
        return new FilledEstate(estate.Units.Count, estate.People.Count, bills, payments, estate.Cases.Count);
    }
}

/// <summary>How much was made.</summary>
internal sealed record FilledEstate(int Units, int People, long Bills, long Payments, int Cases);
