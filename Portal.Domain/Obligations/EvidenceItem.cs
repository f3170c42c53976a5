using System.Globalization;
using Portal.Domain.Kernel;
using Portal.Domain.Rulebook;

namespace Portal.Domain.Obligations;

/// <summary>One item of a form.</summary>
/// <param name="Key">Name in the data, unique in its form.</param>
/// <param name="Name">Name on screen.</param>
/// <param name="Kind">How it is answered.</param>
public sealed record EvidenceItem(string Key, Wording Name, EvidenceItemKind Kind)
{
    /// <summary>A tick that is set.</summary>
    public const string Yes = "yes";

    /// <summary>Found in order.</summary>
    public const string Ok = "ok";

    /// <summary>Found out of order.</summary>
    public const string Fault = "fault";

    /// <summary>Whether the occurrence can be done only with it.</summary>
    public bool IsRequired { get; init; } = true;

    /// <summary>What a number counts, or null.</summary>
    public Wording? Unit { get; init; }

    /// <summary>Smallest number allowed, or null.</summary>
    public decimal? Least { get; init; }

    /// <summary>Largest number allowed, or null.</summary>
    public decimal? Most { get; init; }

    /// <summary>A smaller number, or an earlier day of the month, is a finding; null for none.</summary>
    public RuleValue? NormFrom { get; init; }

    /// <summary>A larger number, or a later day of the month, is a finding; null for none.</summary>
    public RuleValue? NormTo { get; init; }

    /// <summary>What can be chosen.</summary>
    public IReadOnlyList<EvidenceChoice> Choices { get; init; } = [];

    /// <summary>List of the site's things each of which it is asked of, e.g. <c>cameras</c>; null asks once.</summary>
    public string? Each { get; init; }

    /// <summary>Where a fault goes that it finds; null: it stays on the form.</summary>
    public FaultRoute? GoesTo { get; init; }

    /// <summary>List of the site's things one of which is chosen, e.g. <c>floors</c>; a text while the site has not listed any. Null where the form has the choices.</summary>
    public string? From { get; init; }

    /// <summary>Whether the thing after the one of last time is proposed.</summary>
    public bool IsRotated { get; init; }

    /// <summary>What a number is compared with; null for nothing.</summary>
    public EvidenceAgainst? Against { get; init; }

    /// <summary>Key of the number of the same form that this number is a part of; null for none.</summary>
    public string? PartOf { get; init; }

    /// <summary>Key of the number of the same form or entry that this number is not above; null for none.</summary>
    public string? MostOf { get; init; }

    /// <summary>The two numbers of the same form or entry whose difference this number has to be; null for none.</summary>
    public EvidenceDifference? DifferenceOf { get; init; }

    /// <summary>How this number moves the stock; null where it does not.</summary>
    public StockMove? Stock { get; init; }

    /// <summary>When it is asked at all; null is always.</summary>
    public EvidenceCondition? When { get; init; }

    /// <summary>Whether it is answered by handing something in, and cannot be typed or corrected.</summary>
    public bool IsAttachment => Kind is EvidenceItemKind.Photo or EvidenceItemKind.File;

    /// <summary>A value in canonical form; refused where the kind or the bounds do not allow it.</summary>
    public Result<string> Read(string value) => Kind switch
    {
        EvidenceItemKind.Tick => value == Yes ? value : EvidenceRefusals.ValueUnknown.With(value),
        EvidenceItemKind.OkOrFault => value is Ok or Fault ? value : EvidenceRefusals.ValueUnknown.With(value),
        EvidenceItemKind.Choice => Choices.Any(choice => choice.Key == value) ? value : EvidenceRefusals.ValueUnknown.With(value),
        EvidenceItemKind.Photo or EvidenceItemKind.File => Guid.TryParseExact(value, "N", out _) ? value : EvidenceRefusals.ValueUnknown.With(value),
        EvidenceItemKind.Number => ReadNumber(value),
        EvidenceItemKind.Date => DayText.Read(value) is not null ? value : EvidenceRefusals.NotADate.With(value),
        EvidenceItemKind.Text or EvidenceItemKind.Unit => value.Length > 0 ? value : EvidenceRefusals.ValueMissing,
    };

    /// <summary>The item with the site's things to choose from.</summary>
    /// <param name="things">The site's things by list.</param>
    public EvidenceItem With(ILookup<string, string> things) =>
        From is not { } list ? this
        : things.Contains(list) ? this with { Choices = [.. things[list].Select(thing => new EvidenceChoice(thing, new Wording(thing, thing)))] }
        : this with { Kind = EvidenceItemKind.Text };

    /// <summary>Whether a canonical value is one that has to be explained: a fault, or a number or a day of the month outside the norm.</summary>
    public bool IsFinding(string value) => Kind switch
    {
        EvidenceItemKind.OkOrFault => value == Fault,
        EvidenceItemKind.Number => IsOutside(Number(value)),
        EvidenceItemKind.Date => IsOutside(DayText.Read(value)?.Day ?? 0),
        _ => false,
    };

    private bool IsOutside(decimal number) => number < Bound(NormFrom) || number > Bound(NormTo);

    private static decimal? Bound(RuleValue? norm) => norm?.Literal is { } text ? Number(text) : null;

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private Result<string> ReadNumber(string value)
    {
        if (!decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return EvidenceRefusals.NotANumber.With(value);
        }

        return number < Least || number > Most
            ? EvidenceRefusals.OutOfRange.With(Least is { } least ? Show(least) : "−∞", Most is { } most ? Show(most) : "∞")
            : Show(number);
    }

    /// <summary>A number as answers write it: at most six decimals, in any language.</summary>
    public static string Show(decimal number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}

/// <summary>How an item is answered.</summary>
public enum EvidenceItemKind
{
    /// <summary>One tap.</summary>
    Tick,

    /// <summary>In order, or not with a remark.</summary>
    OkOrFault,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A few words.</summary>
    Text,

    /// <summary>One of several.</summary>
    Choice,

    /// <summary>A photograph.</summary>
    Photo,

    /// <summary>A day of the site, <c>yyyy-MM-dd</c>.</summary>
    Date,

    /// <summary>Code of a unit of the estate; whether there is such a unit, whoever keeps the answer knows.</summary>
    Unit,

    /// <summary>A document that is handed in.</summary>
    File,
}

/// <summary>One of several answers.</summary>
/// <param name="Key">Name in the data.</param>
/// <param name="Name">Name on screen.</param>
public sealed record EvidenceChoice(string Key, Wording Name);

/// <summary>What a number is compared with.</summary>
/// <param name="Obligation">Key of the obligation whose answers they are; null is the same occurrence.</param>
/// <param name="Item">Key of its number.</param>
/// <param name="Take">Which of its answers.</param>
public sealed record EvidenceAgainst(string? Obligation, string Item, EvidenceTake Take);

/// <summary>Which answers of another obligation a number is compared with.</summary>
public enum EvidenceTake
{
    /// <summary>The last one due before.</summary>
    Last,

    /// <summary>All that were due since the occurrence before, added up.</summary>
    Sum,
}

/// <summary>Asks an item only under a parameter of the rules.</summary>
/// <param name="Parameter">Key of the parameter.</param>
/// <param name="Value">Canonical value.</param>
/// <param name="IsExcept">Whether it is asked under every other value, an open one included, instead.</param>
public sealed record EvidenceCondition(string Parameter, string Value, bool IsExcept)
{
    internal bool Holds(Func<string, string?> parameters) => (parameters(Parameter) == Value) != IsExcept;
}

/// <summary>Things of a site that items are asked of, e.g. its cameras. The site lists them.</summary>
/// <param name="Key">Name in the data, e.g. <c>cameras</c>.</param>
/// <param name="Name">Name on screen.</param>
public sealed record ThingList(string Key, Wording Name)
{
    /// <summary>Whether everybody of the staff list stands on it while the site has not listed anybody.</summary>
    public bool IsStaff { get; init; }

    /// <summary>What the number is that each thing may have, e.g. the minimum stock; null where they have none.</summary>
    public Wording? Number { get; init; }

    /// <summary>The register whose entries are the things, so that nobody lists them; null where the site does.</summary>
    public ListedEntries? Entries { get; init; }
}

/// <summary>Entries of a register that are the things of a list: those that have done a stage and not the next one.</summary>
/// <param name="Register">Key of the register.</param>
/// <param name="Stage">Key of the stage.</param>
/// <param name="DaysSince">How many site days ago they did it at least.</param>
public sealed record ListedEntries(string Register, string Stage, RuleValue DaysSince);
