using System.Globalization;
using System.Text;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;

namespace Portal.Features.Obligations.Editor;

/// <summary>Terms as somebody types them; blank stays as the pack has it.</summary>
internal sealed class TermsDraft
{
    private static readonly char[] Breaks = [',', ' ', '、', '，', ';', '；'];

    /// <summary>A draft of what is published.</summary>
    public TermsDraft(ObligationTerms terms)
    {
        Days = terms.Days ?? "";
        At = terms.At is null ? "" : string.Join(" ", terms.At.Select(time => time.ToString("HH:mm", CultureInfo.InvariantCulture)));
        Audience = terms.Audience is { } audience ? AudienceCode.Write(audience) : "";
        Remind = terms.RemindBefore is null ? "" : string.Join(" ", terms.RemindBefore);
        Grace = terms.Grace?.ToString(CultureInfo.InvariantCulture) ?? "";
        OwnLadder = terms.Ladder is not null;
        Steps = [.. (terms.Ladder ?? []).Select(step => new StepDraft(step))];
        CatchUp = terms.CatchUp?.ToString() ?? "";
        Quiet = terms.RespectsQuietHours is { } quiet ? (quiet ? "yes" : "no") : "";
    }

    /// <summary>Day rule.</summary>
    public string Days { get; set; }

    /// <summary>Times of day.</summary>
    public string At { get; set; }

    /// <summary>Code of the audience.</summary>
    public string Audience { get; set; }

    /// <summary>Minutes of the reminders.</summary>
    public string Remind { get; set; }

    /// <summary>Minutes of grace.</summary>
    public string Grace { get; set; }

    /// <summary>Whether the site has a ladder of its own, be it without any step.</summary>
    public bool OwnLadder { get; set; }

    /// <summary>The steps of that ladder.</summary>
    public List<StepDraft> Steps { get; }

    /// <summary>Name of a <see cref="Portal.Domain.Obligations.CatchUp"/>.</summary>
    public string CatchUp { get; set; }

    /// <summary><c>yes</c>, <c>no</c> or blank.</summary>
    public string Quiet { get; set; }

    /// <summary>The terms; refused where something is no time or no number.</summary>
    public Result<ObligationTerms> Read()
    {
        var (times, isTime) = List<TimeOnly>(At, (string word, out TimeOnly time) => TimeOnly.TryParseExact(word, "H:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out time));
        var (reminders, isMinutes) = List<int>(Remind, Minutes);
        var steps = Steps.Select(step => (After: Minutes(step.After, out var after) ? after : -1, To: AudienceCode.Read(step.To), step.Channel)).ToArray();
        if (!isTime)
        {
            return TermsRefusals.Times;
        }

        if (!isMinutes)
        {
            return TermsRefusals.Reminders.With(ObligationTerms.MostSteps, ObligationTerms.MostMinutes);
        }

        var grace = 0;
        if (Grace.Trim().Length > 0 && !Minutes(Grace, out grace))
        {
            return TermsRefusals.Grace.With(ObligationTerms.MostMinutes);
        }

        if (OwnLadder && Array.Exists(steps, step => step.After < 0 || step.To is null))
        {
            return TermsRefusals.Ladder.With(ObligationTerms.MostSteps, ObligationTerms.MostMinutes);
        }

        return new ObligationTerms
        {
            Days = Days.Length > 0 ? Days : null,
            At = times,
            Audience = Audience.Length > 0 ? AudienceCode.Read(Audience) : null,
            RemindBefore = reminders,
            Grace = Grace.Trim().Length > 0 ? grace : null,
            Ladder = OwnLadder ? [.. steps.Select(step => new EscalationStep(TimeSpan.FromMinutes(step.After), step.To!, step.Channel))] : null,
            CatchUp = Enum.TryParse<CatchUp>(CatchUp, out var catchUp) ? catchUp : null,
            RespectsQuietHours = Quiet.Length > 0 ? Quiet == "yes" : null,
        };
    }

    private static bool Minutes(string text, out int minutes) => int.TryParse(HalfWidth(text).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out minutes);

    /// <summary>What an input method writes full-width, digits and colons, as they are read.</summary>
    private static string HalfWidth(string text) => text.Normalize(NormalizationForm.FormKC);

    /// <summary>The values of a list; null where nothing is typed.</summary>
    private static (IReadOnlyList<T>? Values, bool IsRead) List<T>(string text, Reading<T> read)
    {
        var values = new List<T>();
        foreach (var word in HalfWidth(text).Split(Breaks, StringSplitOptions.RemoveEmptyEntries))
        {
            if (!read(word, out var value))
            {
                return (null, false);
            }

            values.Add(value);
        }

        return (values.Count == 0 ? null : values, true);
    }

    private delegate bool Reading<T>(string word, out T value);
}

/// <summary>A step of a ladder as somebody types it.</summary>
internal sealed class StepDraft
{
    /// <summary>A new step.</summary>
    public StepDraft()
    {
    }

    /// <summary>A step that is published.</summary>
    public StepDraft(EscalationStep step) =>
        (After, To, Channel) = (((int)step.After.TotalMinutes).ToString(CultureInfo.InvariantCulture), AudienceCode.Write(step.To), step.Channel);

    /// <summary>Minutes after the miss.</summary>
    public string After { get; set; } = "0";

    /// <summary>Code of whom it tells.</summary>
    public string To { get; set; } = "superiors";

    /// <summary>By which channel beside the inbox.</summary>
    public string Channel { get; set; } = "inbox";
}
