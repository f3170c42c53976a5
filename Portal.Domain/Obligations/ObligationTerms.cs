using System.Globalization;
using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Domain.Rulebook;

namespace Portal.Domain.Obligations;

/// <summary>What a site makes of an obligation of a pack from an instant on; without any terms it is the pack's own again.</summary>
/// <param name="Obligation">Key of the obligation.</param>
/// <param name="Number">1, 2, ... in the order in which they were published.</param>
/// <param name="Terms">The terms.</param>
/// <param name="From">From when they hold (UTC).</param>
public sealed record TermsVersion(string Obligation, int Number, ObligationTerms Terms, DateTimeOffset From);

/// <summary>What a site changes about an obligation of a pack. What is null stays as the pack has it.</summary>
public sealed record ObligationTerms
{
    /// <summary>Longest time before or after the due instant, in minutes: 30 days.</summary>
    public const int MostMinutes = 30 * 24 * 60;

    /// <summary>Most reminders, and most steps of a ladder.</summary>
    public const int MostSteps = 8;

    /// <summary>Nothing is changed.</summary>
    public static readonly ObligationTerms None = new();

    /// <summary>On which days, as a day rule: <c>everyday</c>, <c>workday</c>, <c>restday</c> or weekdays such as <c>mon,thu</c>.</summary>
    public string? Days { get; init; }

    /// <summary>At what times of those days, site time.</summary>
    public IReadOnlyList<TimeOnly>? At { get; init; }

    /// <summary>Whom it concerns.</summary>
    public Audience? Audience { get; init; }

    /// <summary>Minutes before it is due at which its people are reminded.</summary>
    public IReadOnlyList<int>? RemindBefore { get; init; }

    /// <summary>Minutes after it is due during which it still counts as done in time.</summary>
    public int? Grace { get; init; }

    /// <summary>Who is told when it stays undone.</summary>
    public IReadOnlyList<EscalationStep>? Ladder { get; init; }

    /// <summary>What is sent for occurrences that a stopped server missed.</summary>
    public CatchUp? CatchUp { get; init; }

    /// <summary>Whether reminders wait for the end of the quiet hours.</summary>
    public bool? RespectsQuietHours { get; init; }

    /// <summary>Whether an obligation's days can be set by a site: those that a day rule names.</summary>
    public static bool CanSetDays(TriggerTemplate trigger) => trigger is TriggerTemplate.OnCalendar or TriggerTemplate.Spread;

    /// <summary>Whether an obligation's times of day can be set by a site.</summary>
    public static bool CanSetTimes(TriggerTemplate trigger) => trigger is TriggerTemplate.OnCalendar;

    /// <summary>Why these terms do not fit an obligation; null when they do.</summary>
    public Refusal? Check(ObligationTemplate template)
    {
        if (Days is not null && (!CanSetDays(template.Trigger) || !DayRule.TryParse(Days, out _)))
        {
            return TermsRefusals.Days;
        }

        if (At is not null && (!CanSetTimes(template.Trigger) || At.Count is 0 or > 24 || At.Distinct().Count() < At.Count))
        {
            return TermsRefusals.Times;
        }

        if (RemindBefore is not null && (RemindBefore.Count > MostSteps || RemindBefore.Any(IsTooFar) || RemindBefore.Distinct().Count() < RemindBefore.Count))
        {
            return TermsRefusals.Reminders.With(MostSteps, MostMinutes);
        }

        if (Grace is { } grace && IsTooFar(grace))
        {
            return TermsRefusals.Grace.With(MostMinutes);
        }

        if (Audience is not null && (template.Audience is Audience.Digest || !Knows(template, Audience)))
        {
            return TermsRefusals.Audience;
        }

        return Ladder is not null && (Ladder.Count > MostSteps || Ladder.Any(step => IsTooFar((int)step.After.TotalMinutes) || !Knows(template, step.To) || !EscalationStep.Channels.Contains(step.Channel)) || Ladder.Distinct().Count() < Ladder.Count)
            ? TermsRefusals.Ladder.With(MostSteps, MostMinutes)
            : null;
    }

    /// <summary>The obligation with these terms.</summary>
    public ObligationTemplate ApplyTo(ObligationTemplate template) => template with
    {
        Trigger = template.Trigger switch
        {
            TriggerTemplate.OnCalendar calendar => calendar with
            {
                Days = Days is null ? calendar.Days : new DaysTemplate.ByRule(RuleValue.Of(Days)),
                At = At is null ? calendar.At : [.. At.Select(time => RuleValue.Of(time.ToString("HH:mm", CultureInfo.InvariantCulture)))],
            },
            TriggerTemplate.Spread spread when Days is not null => spread with { Days = new DaysTemplate.ByRule(RuleValue.Of(Days)) },
            var trigger => trigger,
        },
        Audience = Audience ?? template.Audience,
        RemindBefore = RemindBefore is null ? template.RemindBefore : [.. RemindBefore.Select(Minutes)],
        Grace = Grace is { } grace ? Minutes(grace) : template.Grace,
        Ladder = Ladder is null ? template.Ladder : [.. Ladder.OrderBy(step => step.After)],
        CatchUp = CatchUp ?? template.CatchUp,
        RespectsQuietHours = RespectsQuietHours ?? template.RespectsQuietHours,
    };

    private static RuleValue Minutes(int minutes) => RuleValue.Of(minutes.ToString(CultureInfo.InvariantCulture));

    private static bool IsTooFar(int minutes) => minutes is < 0 or > MostMinutes;

    /// <summary>
    /// Whether an audience can ever have anybody: who answers for an occurrence, and the post that it is about, are known only of
    /// an event or a shift, and whom a digest concerns only the digest knows.
    /// </summary>
    public static bool Knows(ObligationTemplate template, Audience audience) => audience switch
    {
        Audience.Several { Parts: var parts } => parts.All(part => Knows(template, part)),
        Audience.Holder => template.Trigger is TriggerTemplate.OnEvent,
        Audience.OnDuty { Kind: null } => template.Trigger is TriggerTemplate.OnEvent or TriggerTemplate.OnShift or TriggerTemplate.DuringShift,
        Audience.Digest => false,
        _ => true,
    };
}
