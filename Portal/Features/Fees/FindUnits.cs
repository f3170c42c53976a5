using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Features.Fees;

/// <summary>
/// Finds units by code and, for those who may reveal personal data, by name of the owner or the end of the phone number:
/// a hit confirms what the mask hides.
/// </summary>
public sealed class FindUnits(PortalReader reader, IAccess access) : IUseCase
{
    /// <summary>Fewer digits would find half the estate by its phone numbers.</summary>
    private const int ShortestPhoneTail = 4;

    /// <inheritdoc/>
    public static string Right => Rights.FeesRead;

    /// <summary>The units by building and code, 2 before 10; what is known of owners leaves this class masked.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="filter">Which units.</param>
    /// <param name="skip">Units to leave out.</param>
    /// <param name="take">Units to answer at most.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    public Task<Result<FoundUnits>> RunAsync(Actor actor, UnitFilter filter, int skip, int take, CancellationToken cancellationToken) =>
        reader.ReadAsync<FindUnits, FoundUnits>(
            actor, (db, token) => ReadAsync(db, filter, MayFindByOwner(actor), skip, take, token), cancellationToken);

    /// <summary>Whether owners and phone numbers are looked through for this actor.</summary>
    internal bool MayFindByOwner(Actor actor) => access.Check(actor, Rights.PersonalDataReveal) is null;

    private static async Task<FoundUnits> ReadAsync(PortalDb db, UnitFilter filter, bool byOwner, int skip, int take, CancellationToken cancellationToken)
    {
        var units = Matching(db, filter, byOwner);
        var total = await units.CountAsync(cancellationToken);
        var rows = await units
            .OrderBy(unit => unit.Building!.Length).ThenBy(unit => unit.Building).ThenBy(unit => unit.Code.Length).ThenBy(unit => unit.Code)
            .Skip(skip).Take(take)
            .Select(unit => new
            {
                unit.Id,
                unit.Code,
                unit.Building,
                unit.Area,
                unit.Owner,
                unit.Phone,
                Steward = db.Set<Person>().Where(person => person.Id == unit.Steward).Select(person => person.Name).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        var ids = rows.ConvertAll(row => row.Id);
        var open = (await db.Set<Bill>().Open().Where(bill => ids.Contains(bill.Unit))
            .Select(bill => new { bill.Unit, bill.Due, bill.Open }).ToListAsync(cancellationToken)).ToLookup(bill => bill.Unit);
        var credit = (await db.Set<Payment>().WithCredit().Where(payment => ids.Contains(payment.Unit))
            .Select(payment => new { payment.Unit, payment.Credit }).ToListAsync(cancellationToken)).ToLookup(payment => payment.Unit);
        return new FoundUnits(
            total,
            rows.ConvertAll(row => new UnitRow(
                row.Code,
                row.Building,
                row.Area,
                Mask.Name(row.Owner),
                Mask.Phone(row.Phone),
                row.Steward,
                new Money(open[row.Id].Sum(bill => bill.Open.Fen)),
                open[row.Id].Count(),
                open[row.Id].Select(bill => (DateOnly?)bill.Due).Min(),
                new Money(credit[row.Id].Sum(payment => payment.Credit.Fen)))));
    }

    private static IQueryable<Unit> Matching(PortalDb db, UnitFilter filter, bool byOwner)
    {
        var units = db.Set<Unit>().AsQueryable();
        if (filter.OnlyInArrears)
        {
            units = units.Where(unit => db.Set<Bill>().Open().Any(bill => bill.Unit == unit.Id));
        }

        var text = filter.Text?.Trim();
        if (string.IsNullOrEmpty(text))
        {
            return units;
        }

        return !byOwner ? units.Where(unit => unit.Code.Contains(text))
            : text.Length >= ShortestPhoneTail && text.All(char.IsAsciiDigit) ? units.Where(unit => unit.Code.Contains(text) || unit.Phone!.EndsWith(text))
            : units.Where(unit => unit.Code.Contains(text) || unit.Owner!.Contains(text));
    }
}

/// <summary>Which units to find.</summary>
/// <param name="Text">Part of the code; for those who may reveal personal data also of the owner's name, or the last digits of the phone number. Null for all units.</param>
/// <param name="OnlyInArrears">Only units with an unpaid bill.</param>
public sealed record UnitFilter(string? Text = null, bool OnlyInArrears = false);

/// <summary>A unit in a list.</summary>
/// <param name="Code">Code (房号).</param>
/// <param name="Building">Building, or null.</param>
/// <param name="Area">Square metres, or null.</param>
/// <param name="Owner">Name of the owner, masked.</param>
/// <param name="Phone">Phone number, masked.</param>
/// <param name="Steward">Name of the steward, or null.</param>
/// <param name="Arrears">What its bills still owe.</param>
/// <param name="OpenBills">Number of unpaid bills.</param>
/// <param name="OldestDue">Earliest due day of an unpaid bill, or null.</param>
/// <param name="Credit">Money paid that no bill has used.</param>
public sealed record UnitRow(
    string Code,
    string? Building,
    decimal? Area,
    string? Owner,
    string? Phone,
    string? Steward,
    Money Arrears,
    int OpenBills,
    DateOnly? OldestDue,
    Money Credit);

/// <summary>A page of units.</summary>
/// <param name="Total">Number of all units found.</param>
/// <param name="Rows">The units of the page.</param>
public sealed record FoundUnits(int Total, IReadOnlyList<UnitRow> Rows);
