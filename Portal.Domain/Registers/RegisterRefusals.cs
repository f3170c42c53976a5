using Portal.Domain.Kernel;

namespace Portal.Domain.Registers;

/// <summary>Refusals about registers.</summary>
public static class RegisterRefusals
{
    /// <summary>The site keeps no such register.</summary>
    public static readonly Refusal RegisterUnknown = new("registers.unknown", "register");

    /// <summary>The register has no such entry.</summary>
    public static readonly Refusal EntryUnknown = new("registers.entry-unknown", "entry");

    /// <summary>The entry is closed.</summary>
    public static readonly Refusal Closed = new("registers.closed");

    /// <summary>{0} is not next: the entry waits in {1}.</summary>
    public static readonly Refusal StageWrong = new("registers.stage-wrong", "stage");

    /// <summary>This is for {0}.</summary>
    public static readonly Refusal RoleMissing = new("registers.role-missing");

    /// <summary>Whoever did {0} does not do this, too.</summary>
    public static readonly Refusal SamePerson = new("registers.same-person");

    /// <summary>Its stage is not done yet: the answer itself can be changed.</summary>
    public static readonly Refusal NotDone = new("registers.not-done");

    /// <summary>A reason is needed, of at most {0} characters.</summary>
    public static readonly Refusal ReasonMissing = new("registers.reason-missing", "reason");

    /// <summary>Nothing was handed in to be written down, or more than {0} at once.</summary>
    public static readonly Refusal CountWrong = new("registers.count-wrong", "entries");

    /// <summary>The draft was given up.</summary>
    public static readonly Refusal GivenUp = new("registers.given-up");

    /// <summary>A stage is done: it is corrected, not given up.</summary>
    public static readonly Refusal NotADraft = new("registers.not-a-draft");

    /// <summary>The draft is {0}'s: the writer gives it up, or whoever manages duty.</summary>
    public static readonly Refusal NotTheWriter = new("registers.not-the-writer");

    /// <summary>Of {0} only {1} are there, and {2} are to go out.</summary>
    public static readonly Refusal StockShort = new("registers.stock-short", "value");

    /// <summary>No list of articles has this name.</summary>
    public static readonly Refusal StockUnknown = new("registers.stock-unknown", "list");

    /// <summary>A period ends after it begins.</summary>
    public static readonly Refusal PeriodWrong = new("registers.period-wrong", "until");
}
