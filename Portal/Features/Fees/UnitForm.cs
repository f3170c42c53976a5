using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Features.Fees;

/// <summary>
/// What a person enters about a unit; blank texts mean unknown. Who changes a unit sees its owner masked, so of name and
/// phone number null keeps what is known.
/// </summary>
/// <param name="Building">Building.</param>
/// <param name="Area">Square metres.</param>
/// <param name="Owner">Name of the owner.</param>
/// <param name="Phone">Phone number of the owner.</param>
/// <param name="Steward">Code of the steward.</param>
public sealed record UnitForm(
    string? Building = null, decimal? Area = null, string? Owner = null, string? Phone = null, string? Steward = null)
{
    internal async Task<Result<UnitDetails>> ResolveAsync(PortalDb db, Unit? known, CancellationToken cancellationToken)
    {
        var code = Trim(Steward);
        var steward = code is null ? null
            : await db.Set<Person>().Where(person => person.Code == code).Select(person => (PersonId?)person.Id).SingleOrDefaultAsync(cancellationToken);
        return code is not null && steward is null
            ? FeeFeatureRefusals.StewardUnknown.With(code)
            : new UnitDetails(
                Trim(Building), Area, Owner is null ? known?.Owner : Trim(Owner), Phone is null ? known?.Phone : Trim(Phone), steward);
    }

    private static string? Trim(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
