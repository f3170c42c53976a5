using Portal.Domain.Fees;

namespace Portal.Domain.Statistics;

/// <summary>
/// A figure of a month: its name in the API, what it is counted in, and the clause that asks for it. The keys are fixed,
/// so equal keys are the same object.
/// </summary>
public sealed class FigureKey
{
    private FigureKey(string code, FigureUnit unit, string? clause = null)
    {
        Code = code;
        Unit = unit;
        Clause = clause;
    }

    /// <summary>Covered of required person-seconds over the month .</summary>
    public static FigureKey CoverageRate { get; } = new("coverage.rate", FigureUnit.Percent, "A-013");

    /// <summary>Cases of all kinds received in the month.</summary>
    public static FigureKey CasesReceived { get; } = new("cases.received", FigureUnit.Count);

    /// <summary>Cases of all kinds resolved in the month.</summary>
    public static FigureKey CasesResolved { get; } = new("cases.resolved", FigureUnit.Count);

    /// <summary>Complaints and repairs received in the month that were resolved in time (及时率) [B-214].</summary>
    public static FigureKey CasesTimely { get; } = new("cases.timely", FigureUnit.Percent, "B-214");

    /// <summary>Complaints and repairs received in the month that were resolved for good (有效率) [B-214].</summary>
    public static FigureKey CasesEffective { get; } = new("cases.effective", FigureUnit.Percent, "B-214");

    /// <summary>Collection of property-management fees billed for the month, as of its end [B-164].</summary>
    public static FigureKey CollectionProperty { get; } = Collection(FeeType.Property);

    /// <summary>Collection of public-utility fees billed for the month, as of its end [B-162].</summary>
    public static FigureKey CollectionUtility { get; } = Collection(FeeType.Utility);

    /// <summary>Collection of special-service fees billed for the month, as of its end [B-163].</summary>
    public static FigureKey CollectionService { get; } = Collection(FeeType.Service);

    /// <summary><see cref="CasesTimely"/> of complaints alone [B-214].</summary>
    public static FigureKey ComplaintsTimely { get; } = new("cases.timely.complaint", FigureUnit.Percent, "B-214");

    /// <summary><see cref="CasesEffective"/> of complaints alone [B-214].</summary>
    public static FigureKey ComplaintsEffective { get; } = new("cases.effective.complaint", FigureUnit.Percent, "B-214");

    /// <summary><see cref="CasesTimely"/> of repairs alone [B-214].</summary>
    public static FigureKey RepairsTimely { get; } = new("cases.timely.repair", FigureUnit.Percent, "B-214");

    /// <summary><see cref="CasesEffective"/> of repairs alone [B-214].</summary>
    public static FigureKey RepairsEffective { get; } = new("cases.effective.repair", FigureUnit.Percent, "B-214");

    /// <summary>The eight figures of every month, in the order in which they are shown.</summary>
    public static IReadOnlyList<FigureKey> All { get; } =
    [
        CoverageRate, CasesReceived, CasesResolved, CasesTimely, CasesEffective,
        CollectionProperty, CollectionUtility, CollectionService,
    ];

    /// <summary>The rates of B-214 for each kind of its own, which the clause's monthly report shows unmixed.</summary>
    public static IReadOnlyList<FigureKey> ByKind { get; } =
        [ComplaintsTimely, ComplaintsEffective, RepairsTimely, RepairsEffective];

    /// <summary>Name in the API, e.g. <c>coverage.rate</c>.</summary>
    public string Code { get; }

    /// <summary>What it is counted in.</summary>
    public FigureUnit Unit { get; }

    /// <summary>The clause that asks for the figure or sets its target, or null.</summary>
    public string? Clause { get; }

    /// <summary>The key with this name, or null.</summary>
    public static FigureKey? Find(string code) => All.Concat(ByKind).FirstOrDefault(key => key.Code == code);

    /// <summary>The collection figure of a fee type.</summary>
    public static FigureKey CollectionOf(FeeType type) => type switch
    {
        FeeType.Property => CollectionProperty,
        FeeType.Utility => CollectionUtility,
        FeeType.Service => CollectionService,
    };

    /// <inheritdoc/>
    public override string ToString() => Code;

    private static FigureKey Collection(FeeType type) =>
        new("collection." + type.Code, FigureUnit.Percent, CollectionTargets.ClauseOf(type));
}
