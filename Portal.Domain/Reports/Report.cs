using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Domain.Reports;

/// <summary>
/// A department's report of one kind and turn. Its form is the published template's; what was handed in stays in the log,
/// a later change is a correction with a reason, and nothing is deleted.
/// </summary>
public sealed class Report
{
    /// <summary>Longest text of a field, in characters.</summary>
    public const int LongestText = 8000;

    /// <summary>Most rows of a field.</summary>
    public const int MostRows = 200;

    private readonly List<ReportEvent> _log = [];

    private Report()
    {
    }

    /// <summary>Identity inside the portal.</summary>
    public ReportId Id { get; private set; }

    /// <summary>Key of its kind.</summary>
    public string Template { get; private set; } = "";

    /// <summary>Version of the form.</summary>
    public int TemplateVersion { get; private set; }

    /// <summary>The department; with kind and turn it names the report.</summary>
    public string Department { get; private set; } = "";

    /// <summary>Key of the turn among those of its obligation.</summary>
    public string Turn { get; private set; } = "";

    /// <summary>First site day that it is about.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last site day that it is about.</summary>
    public DateOnly To { get; private set; }

    /// <summary>When it is due (UTC); follows the turn until it is handed in.</summary>
    public DateTimeOffset Due { get; private set; }

    /// <summary>From when it is late (UTC).</summary>
    public DateTimeOffset LateAt { get; private set; }

    /// <summary>Where it stands.</summary>
    public ReportState State { get; private set; }

    /// <summary>When it was handed in first (UTC), which decides whether it is late; null until then.</summary>
    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>Who handed it in last.</summary>
    public PersonId? SubmittedBy { get; private set; }

    /// <summary>What it says, one value for each field of the form.</summary>
    public IReadOnlyList<ReportValue> Values { get; private set; } = [];

    /// <summary>Grows by one with every change; a stale page is refused by it.</summary>
    public int Version { get; private set; }

    /// <summary>What happened, in order.</summary>
    public IReadOnlyList<ReportEvent> Log => _log;

    /// <summary>Whether it was handed in late.</summary>
    public bool IsLate => SubmittedAt >= LateAt;

    /// <summary>Begins the report of a slot.</summary>
    /// <param name="id">Its identity.</param>
    /// <param name="slot">What is owed.</param>
    /// <param name="zone">The site's zone.</param>
    /// <param name="figures">The figures as the records give them, by field.</param>
    /// <param name="by">Name of the author.</param>
    /// <param name="now">Now.</param>
    public static Result<Report> Start(ReportId id, ReportSlot slot, SiteZone zone, IEnumerable<ReportValue> figures, string by, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(slot);
        if (now < slot.Turn.Opens)
        {
            return ReportRefusals.NotOpen.With(slot.Turn.Opens);
        }

        var span = slot.Span(zone);
        var report = new Report
        {
            Id = id,
            Template = slot.Template.Key,
            TemplateVersion = slot.Template.Version,
            Department = slot.Department,
            Turn = slot.Turn.Key,
            From = span.From,
            To = span.To,
            Due = slot.Turn.Due,
            LateAt = slot.Turn.MissedAt,
            Values = [.. slot.Template.Fields.Select(field => new ReportValue(field.Key))],
        };
        report.Fill(slot.Template, figures);
        report.Enter(ReportEventKind.Started, by, null, now, content: false);
        return report;
    }

    /// <summary>A turn that moved before the report was handed in moves its due instant.</summary>
    public void Follow(DateTimeOffset due, DateTimeOffset lateAt)
    {
        if (SubmittedAt is null && (Due, LateAt) != (due, lateAt))
        {
            (Due, LateAt) = (due, lateAt);
            Version++;
        }
    }

    /// <summary>Takes the figures from the records again, while it is being written; changed ones stay changed.</summary>
    public Result Refresh(ReportTemplate template, IEnumerable<ReportValue> figures)
    {
        if (State == ReportState.Submitted)
        {
            return ReportRefusals.Submitted;
        }

        Fill(template, figures);
        Version++;
        return Result.Done;
    }

    /// <summary>Writes fields, while it is being written. Figures are not typed, and the form stays as it is.</summary>
    public Result Write(ReportTemplate template, IReadOnlyCollection<ReportValue> written)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(written);
        if (State == ReportState.Submitted)
        {
            return ReportRefusals.Submitted;
        }

        if (written.Select(value => Check(template, value)).FirstOrDefault(no => no is not null) is { } refusal)
        {
            return refusal;
        }

        Replace(written.Select(value => Tidy(template.Find(value.Field)!, value)));
        Version++;
        return Result.Done;
    }

    /// <summary>Puts another figure in place of the records', with a reason.</summary>
    public Result Override(ReportTemplate template, string field, string? text, string? reason, string by, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(template);
        var refusal = State == ReportState.Submitted ? ReportRefusals.Submitted
            : template.Find(field) is not { } known ? ReportRefusals.FieldUnknown.With(field)
            : known.Kind != ReportFieldKind.Figure ? ReportRefusals.NotAFigure.With(field)
            : !decimal.TryParse(text, System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out _) ? ReportRefusals.NotANumber
            : string.IsNullOrWhiteSpace(reason) ? ReportRefusals.ReasonMissing
            : null;
        if (refusal is not null)
        {
            return refusal;
        }

        Replace([Of(field) with { Override = new ReportOverride(text!.Trim(), by, now, reason!.Trim()) }]);
        Enter(ReportEventKind.Overridden, by, reason!.Trim(), now);
        return Result.Done;
    }

    /// <summary>Hands it in, or hands it in again after it was sent back.</summary>
    public Result Submit(ReportTemplate template, PersonId? person, string by, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(template);
        if (State == ReportState.Submitted)
        {
            return ReportRefusals.Submitted;
        }

        if (template.Fields.Select(field => Incomplete(field, Of(field.Key))).FirstOrDefault(no => no is not null) is { } refusal)
        {
            return refusal;
        }

        var again = SubmittedAt is not null;
        (State, SubmittedAt, SubmittedBy) = (ReportState.Submitted, SubmittedAt ?? now, person);
        Enter(again ? ReportEventKind.Resubmitted : ReportEventKind.Submitted, by, null, now);
        return Result.Done;
    }

    /// <summary>Sends it back with a reason.</summary>
    public Result Return(string? reason, string by, DateTimeOffset now)
    {
        var refusal = State != ReportState.Submitted ? ReportRefusals.NotSubmitted
            : string.IsNullOrWhiteSpace(reason) ? ReportRefusals.ReasonMissing
            : null;
        if (refusal is not null)
        {
            return refusal;
        }

        State = ReportState.Returned;
        Enter(ReportEventKind.Returned, by, reason!.Trim(), now, content: false);
        return Result.Done;
    }

    /// <summary>Corrects what was handed in; what it said before stays in the log.</summary>
    public Result Correct(ReportTemplate template, ReportValue written, string? reason, string by, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(written);
        var refusal = State != ReportState.Submitted ? ReportRefusals.NotSubmitted
            : string.IsNullOrWhiteSpace(reason) ? ReportRefusals.ReasonMissing
            : Check(template, written) is { } no ? no
            : Incomplete(template.Find(written.Field)!, written);
        if (refusal is not null)
        {
            return refusal;
        }

        Replace([Tidy(template.Find(written.Field)!, written)]);
        Enter(ReportEventKind.Corrected, by, reason!.Trim(), now);
        return Result.Done;
    }

    /// <summary>Whether it was handed in without something that the form expects [D-297].</summary>
    public bool IsIncomplete(ReportTemplate template)
    {
        ArgumentNullException.ThrowIfNull(template);
        return SubmittedAt is not null && template.Fields.Any(field => field.IsExpected && Of(field.Key).IsBlank);
    }

    /// <summary>What a field holds.</summary>
    public ReportValue Of(string field) => Values.FirstOrDefault(value => value.Field == field) ?? new ReportValue(field);

    private static Refusal? Check(ReportTemplate template, ReportValue value) =>
        template.Find(value.Field) is not { } field ? ReportRefusals.FieldUnknown.With(value.Field)
        : field.Kind is ReportFieldKind.Figure or ReportFieldKind.Table ? ReportRefusals.FigureTyped with { Field = field.Key }
        : value.Text?.Length > LongestText || value.Rows.Count > MostRows ? ReportRefusals.TooLong with { Field = field.Key }
        : value.Rows.Any(row => row.Count != field.Columns.Count) ? ReportRefusals.FieldUnknown.With(value.Field)
        : null;

    private static Refusal? Incomplete(ReportField field, ReportValue value) =>
        field is { IsRequired: true, Kind: ReportFieldKind.Text or ReportFieldKind.Items } && value.IsBlank
            ? ReportRefusals.FieldMissing with { Field = field.Key, Clause = field.Clause }
            : value.Rows.Where(row => row.Any(cell => !string.IsNullOrWhiteSpace(cell)))
                .Any(row => field.Columns.Zip(row).Any(cell => cell.First.IsRequired && string.IsNullOrWhiteSpace(cell.Second)))
                ? ReportRefusals.ItemIncomplete with { Field = field.Key, Clause = field.Clause }
                : null;

    private static ReportValue Tidy(ReportField field, ReportValue value) => new(value.Field, field.Kind == ReportFieldKind.Text ? value.Text?.Trim() : null)
    {
        Rows = field.Kind == ReportFieldKind.Items
            ? [.. value.Rows.Where(row => row.Any(cell => !string.IsNullOrWhiteSpace(cell))).Select(row => row.Select(cell => cell.Trim()).ToArray())]
            : [],
    };

    private void Fill(ReportTemplate template, IEnumerable<ReportValue> figures) =>
        Replace(figures
            .Where(value => template.Find(value.Field)?.Kind is ReportFieldKind.Figure or ReportFieldKind.Table)
            .Select(value => value with { Override = Of(value.Field).Override }));

    private void Replace(IEnumerable<ReportValue> changed)
    {
        var byField = changed.ToDictionary(value => value.Field, StringComparer.Ordinal);
        Values = [.. Values.Select(value => byField.GetValueOrDefault(value.Field) ?? value)];
    }

    private void Enter(ReportEventKind kind, string by, string? text, DateTimeOffset now, bool content = true)
    {
        _log.Add(new ReportEvent(Id, _log.Count + 1, kind, now, by, text) { Content = content ? Values : null });
        Version++;
    }
}

/// <summary>Where a report stands.</summary>
public enum ReportState
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>Handed in.</summary>
    Submitted,

    /// <summary>Sent back; being written again.</summary>
    Returned,
}
