using Portal.Domain.Rulebook;

namespace Portal.Domain.Obligations;

/// <summary>An obligation as it stands in a pack: its numbers may be parameters that change over time.</summary>
/// <param name="Key">Name in the data, unique over all packs.</param>
/// <param name="Name">Name on screen.</param>
/// <param name="Clauses">The clauses it carries out, the main one first.</param>
/// <param name="Trigger">When it falls due.</param>
/// <param name="Audience">Whom it concerns.</param>
/// <param name="Evidence">What closes it.</param>
public sealed record ObligationTemplate(
    string Key, Wording Name, IReadOnlyList<string> Clauses, TriggerTemplate Trigger, Audience Audience, Evidence Evidence)
{
    /// <summary>What has to be answered before it is done.</summary>
    public EvidenceForm Form { get; init; } = EvidenceForm.None;

    /// <summary>What closing it tells.</summary>
    public IReadOnlyList<Telling> Tells { get; init; } = [];

    /// <summary>Who says that it is done, where that is not who has to do it; null: those whom it concerns.</summary>
    public Audience? Receiver { get; init; }

    /// <summary>Key of the obligation of the same pack with which its occurrences move, e.g. the meeting that a report goes before; null for none.</summary>
    public string? Follows { get; init; }

    /// <summary>Minutes before it is due from which it can be done; null leaves it to the engine.</summary>
    public RuleValue? OpensBefore { get; init; }

    /// <summary>Minutes after it is due during which it still counts as done in time.</summary>
    public RuleValue Grace { get; init; } = RuleValue.Of("0");

    /// <summary>Minutes before it is due at which its people are reminded.</summary>
    public IReadOnlyList<RuleValue> RemindBefore { get; init; } = [RuleValue.Of("0")];

    /// <summary>Who is told when it stays undone.</summary>
    public IReadOnlyList<EscalationStep> Ladder { get; init; } = [];

    /// <summary>What is sent for occurrences that a stopped server missed.</summary>
    public CatchUp CatchUp { get; init; }

    /// <summary>Whether reminders wait for the end of the quiet hours.</summary>
    public bool RespectsQuietHours { get; init; }

    /// <summary>Keys of the sentences that it says instead of the general ones.</summary>
    public ObligationTexts Texts { get; init; } = ObligationTexts.General;

    /// <summary>How often it has to be done a day; null where it is done whenever it is due.</summary>
    public DailyTargetTemplate? Target { get; init; }

    /// <summary>Keys of the obligations of the same pack whose records it adds up.</summary>
    public IReadOnlyList<string> Summarises { get; init; } = [];

    /// <summary>Whose inbox hears that it is done, with the way to what was recorded; null for nobody's.</summary>
    public Audience? SheetTo { get; init; }

    /// <summary>Key of the register into which closing it drafts an order of the articles of its stock that are below their minimum; null for none.</summary>
    public string? Orders { get; init; }

    /// <summary>Which move of a change of shifts waits for it; null for none.</summary>
    public Gate? Gate { get; init; }

    /// <summary>Keys of the parameters that it takes, each once.</summary>
    public IReadOnlyList<string> Parameters => KeysOf(Values);

    /// <summary>Keys of the parameters without which it is off, each once.</summary>
    public IReadOnlyList<string> Needed => KeysOf(Values.Where(value => !value.MayBeOpen));

    private IEnumerable<RuleValue> Values => Trigger.Values.Concat(RemindBefore).Append(Grace).Concat(OpensBefore is { } opens ? [opens] : Array.Empty<RuleValue>());

    /// <summary>The obligation with the numbers of an instant; null while one of its parameters is off.</summary>
    /// <param name="parameters">Canonical value of a parameter at that instant; null while it is off.</param>
    public Obligation? With(Func<string, string?> parameters)
    {
        var values = new RuleValues(parameters);
        var trigger = Trigger.With(values);
        var obligation = new Obligation(Key, Name, Clauses, trigger, Audience, Evidence)
        {
            Form = Form.With(parameters),
            Tells = Tells,
            Receiver = Receiver,
            Grace = Minutes(Grace),
            RemindBefore = [.. RemindBefore.Select(Minutes)],
            Ladder = Ladder,
            CatchUp = CatchUp,
            RespectsQuietHours = RespectsQuietHours,
            Texts = Texts,
            Target = Target?.With(parameters),
            SheetTo = SheetTo,
            Orders = Orders,
            Gate = Gate,
        };
        if (OpensBefore is { } opens)
        {
            obligation = obligation with { OpensBefore = Minutes(opens) };
        }

        return values.Missing.Count == 0 ? obligation : null;

        TimeSpan Minutes(RuleValue value) => TimeSpan.FromMinutes((double)values.Amount(value));
    }

    private static string[] KeysOf(IEnumerable<RuleValue> values) => [.. values.Select(value => value.Parameter).OfType<string>().Distinct()];
}
