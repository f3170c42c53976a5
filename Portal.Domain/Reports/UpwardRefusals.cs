using Portal.Domain.Kernel;

namespace Portal.Domain.Reports;

/// <summary>What is refused about reports upward.</summary>
public static class UpwardRefusals
{
    /// <summary>Whoever reports has to be on the staff list.</summary>
    public static readonly Refusal NotAPerson = new("upward.not-a-person");

    /// <summary>A title is needed, of at most {0} characters.</summary>
    public static readonly Refusal TitleMissing = new Refusal("upward.title-missing", "title").With(UpwardReport.LongestTitle);

    /// <summary>What happened is needed.</summary>
    public static readonly Refusal TextMissing = new("upward.text-missing", "text");

    /// <summary>A proposal is needed.</summary>
    public static readonly Refusal ProposalMissing = new("upward.proposal-missing", "proposal", "A-070");

    /// <summary>When it was found is needed.</summary>
    public static readonly Refusal FoundMissing = new("upward.found-missing", "foundAt", "A-069");

    /// <summary>Nothing is found in the future.</summary>
    public static readonly Refusal FoundInFuture = new("upward.found-in-future", "foundAt", "A-069");

    /// <summary>Nobody stands above in the staff list.</summary>
    public static readonly Refusal NoSuperior = new("upward.no-superior", "addressee");

    /// <summary>The addressee is not a superior of the reporter.</summary>
    public static readonly Refusal NotInLine = new("upward.not-in-line", "addressee", "A-066");

    /// <summary>Without an emergency it goes to the next level.</summary>
    public static readonly Refusal LevelByLevel = new("upward.level-by-level", "addressee", "A-066");

    /// <summary>Skipping a level needs a reason.</summary>
    public static readonly Refusal SkipReasonMissing = new("upward.skip-reason-missing", "skipReason", "A-067");

    /// <summary>That is for the superior.</summary>
    public static readonly Refusal NotTheSuperior = new("upward.not-the-superior");

    /// <summary>That is for whoever reported.</summary>
    public static readonly Refusal NotTheReporter = new("upward.not-the-reporter");

    /// <summary>It was acknowledged before.</summary>
    public static readonly Refusal Acknowledged = new("upward.acknowledged");

    /// <summary>No level was skipped.</summary>
    public static readonly Refusal NobodySkipped = new("upward.nobody-skipped");

    /// <summary>The skipped superior has signed.</summary>
    public static readonly Refusal Informed = new("upward.informed");

    /// <summary>The instruction stands and cannot be changed.</summary>
    public static readonly Refusal Instructed = new("upward.instructed", Clause: "A-071");

    /// <summary>The instruction is written down.</summary>
    public static readonly Refusal InstructionMissing = new("upward.instruction-missing", "instruction", "A-071");

    /// <summary>There is no instruction yet.</summary>
    public static readonly Refusal NoInstruction = new("upward.no-instruction");

    /// <summary>A differing opinion was put before.</summary>
    public static readonly Refusal DissentPut = new("upward.dissent-put");

    /// <summary>The differing opinion is written down.</summary>
    public static readonly Refusal DissentMissing = new("upward.dissent-missing", "dissent", "A-073");

    /// <summary>No differing opinion was put.</summary>
    public static readonly Refusal NoDissent = new("upward.no-dissent");

    /// <summary>The superior has insisted before.</summary>
    public static readonly Refusal Insisted = new("upward.insisted");

    /// <summary>It was carried out before.</summary>
    public static readonly Refusal Executed = new("upward.executed");

    /// <summary>How it was carried out is written down.</summary>
    public static readonly Refusal ExecutionMissing = new("upward.execution-missing", "execution", "A-072");

    /// <summary>First the instruction is carried out, then the dissent goes up.</summary>
    public static readonly Refusal ExecuteFirst = new("upward.execute-first", Clause: "A-073");

    /// <summary>The dissent was raised before.</summary>
    public static readonly Refusal DissentRaised = new("upward.dissent-raised");
}
