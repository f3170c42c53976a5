using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Domain.Fees;

/// <summary>A unit (房屋) of the estate, known by its code (房号).</summary>
public sealed class Unit
{
    private Unit()
    {
        Code = "";
    }

    /// <summary>Identity.</summary>
    public UnitId Id { get; private set; }

    /// <summary>Code (房号), unique and never changed; compared ordinally.</summary>
    public string Code { get; private set; }

    /// <summary>Building (楼栋), or null.</summary>
    public string? Building { get; private set; }

    /// <summary>Area in square metres, or null.</summary>
    public decimal? Area { get; private set; }

    /// <summary>Name of the owner: personal data, masked wherever it is shown.</summary>
    public string? Owner { get; private set; }

    /// <summary>Phone number of the owner: personal data, masked wherever it is shown.</summary>
    public string? Phone { get; private set; }

    /// <summary>The steward (管理员) who looks after the unit, or null.</summary>
    public PersonId? Steward { get; private set; }

    /// <summary>The unit's details as one value.</summary>
    public UnitDetails Details => new(Building, Area, Owner, Phone, Steward);

    /// <summary>Takes a unit into the books; refuses a negative area.</summary>
    public static Result<Unit> Register(string code, UnitDetails details, DateTimeOffset now)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        var unit = new Unit { Id = TypedId.New<UnitId>(now), Code = code };
        var updated = unit.Update(details);
        return updated.IsDone ? unit : updated.Refusal;
    }

    /// <summary>
    /// Replaces the details; true when that changed anything. Refuses a negative area.
    /// </summary>
    public Result<bool> Update(UnitDetails details)
    {
        if (details.Area is < 0)
        {
            return FeeRefusals.AreaNegative.With(details.Area);
        }

        if (details == Details)
        {
            return false;
        }

        Building = details.Building;
        Area = details.Area;
        Owner = details.Owner;
        Phone = details.Phone;
        Steward = details.Steward;
        return true;
    }
}
