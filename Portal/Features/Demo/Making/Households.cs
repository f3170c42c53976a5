using System.Globalization;
using Portal.Domain.Fees;
using Portal.Domain.People;

namespace Portal.Features.Demo.Making;

/// <summary>The units and their owners.</summary>
internal static class Households
{
    private const int RoomsPerFloor = 6;

    /// <summary>Area by place on the floor, in square metres.</summary>
    private static readonly decimal[] Areas = [89.67m, 118.25m, 64.38m, 97.52m, 128.06m, 76.81m];

    /// <summary>Makes the units; each building has a steward.</summary>
    public static IReadOnlyList<Unit> Make(EstatePlan plan, IReadOnlyList<PersonId> stewards, DateTimeOffset madeAt)
    {
        var data = EstateData.Shipped;
        var buildings = Math.Max(1, (plan.Units + data.BuildingUnits / 2) / data.BuildingUnits);
        var units = new List<Unit>(plan.Units);
        for (var number = 0; number < plan.Units; number++)
        {
            var building = number % buildings;
            var place = number / buildings;
            var code = string.Create(CultureInfo.InvariantCulture, $"{building + 1}-{place / RoomsPerFloor + 1}{place % RoomsPerFloor + 1:00}");
            var chance = Chance.Of(plan.Seed, "household " + code);
            var details = new UnitDetails(
                string.Format(CultureInfo.InvariantCulture, data.BuildingName, building + 1),
                Areas[place % RoomsPerFloor] + chance.Between(-150, 150) / 100m,
                Name(chance),
                Phone(chance),
                stewards.Count == 0 ? null : stewards[building % stewards.Count]);
            units.Add(Unit.Register(code, details, madeAt).Value);
        }

        return units;
    }

    /// <summary>A surname and a given name.</summary>
    public static string Name(Chance chance)
    {
        var data = EstateData.Shipped;

        // The first names of the list are the commonest in China: squaring leans towards them.
        var share = chance.Share();
        return data.Surnames[(int)(share * share * data.Surnames.Length)] + chance.Pick(data.GivenNames);
    }

    /// <summary>A mobile number.</summary>
    public static string Phone(Chance chance) =>
        string.Create(CultureInfo.InvariantCulture, $"{chance.Pick(EstateData.Shipped.PhonePrefixes)}{chance.Between(0, 9999):0000}{chance.Between(0, 9999):0000}");
}
