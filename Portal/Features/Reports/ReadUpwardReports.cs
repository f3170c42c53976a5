using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Domain.Reports;
using Portal.Features.Rules;
using Portal.Features.Settings;
using Portal.Packs;

namespace Portal.Features.Reports;

/// <summary>A report upward as its readers see it.</summary>
/// <param name="Report">The report, not tracked.</param>
/// <param name="Reporter">Name of who reported.</param>
/// <param name="Superior">Name of the direct superior.</param>
/// <param name="Addressee">Name of whom it went to.</param>
/// <param name="InstructedBy">Name of who answered, or null.</param>
/// <param name="DissentTo">Name of whom the dissent went to, or null.</param>
/// <param name="IsLate">Whether it was reported later than the site allows.</param>
/// <param name="Viewer">Who reads.</param>
public sealed record UpwardSheet(
    UpwardReport Report, string Reporter, string Superior, string Addressee, string? InstructedBy, string? DissentTo, bool IsLate, PersonId? Viewer)
{
    /// <summary>Text of what it waits for, and the name of the other person whose turn that is; null when nothing is left, or when it is the reader's turn.</summary>
    public (string Key, string Name)? Waits => Report switch
    {
        _ when IsMyTurn => null,
        { AcknowledgedAt: null } => ("upward.waits-receipt", Addressee),
        { Instruction: null } => ("upward.waits-instruction", Addressee),
        { ExecutedAt: null } => ("upward.waits-execution", Reporter),
        _ => null,
    };

    /// <summary>Whether the reader reported it.</summary>
    public bool IsReporter => Viewer == Report.Reporter;

    /// <summary>Whether it went to the reader.</summary>
    public bool IsAddressee => Viewer == Report.Addressee;

    /// <summary>Whether the reader may acknowledge it.</summary>
    public bool MayAcknowledge => Report.AcknowledgedAt is null && (IsAddressee || Viewer == Report.Superior);

    /// <summary>Whether the reader was skipped and has not signed.</summary>
    public bool MaySign => Report is { IsSkipLevel: true, InformedAt: null } && Viewer == Report.Superior;

    /// <summary>Whether it waits for something that the reader has to do.</summary>
    public bool IsMyTurn => MaySign || MayAcknowledge
        || (IsAddressee && Report.Instruction is null)
        || (IsReporter && Report is { Instruction: not null, ExecutedAt: null });
}

/// <summary>Shows reports upward to those whom they concern, and to those who review reports.</summary>
public sealed class ReadUpwardReports(
    PortalReader reader, IAccess access, PackLibrary packs, IEnumerable<SettingDefinition> settings, TimeProvider clock) : IUseCase
{
    /// <summary>Parameter of the longest delay, in minutes; off unless the site fills it .</summary>
    public const string LongestDelay = "report_delay_max_min";

    private const int Most = 100;

    /// <inheritdoc/>
    public static string Right => Rights.SignedIn;

    /// <summary>The latest ones that concern the reader, latest first.</summary>
    public Task<Result<IReadOnlyList<UpwardSheet>>> RunAsync(Actor actor, CancellationToken cancellationToken) =>
        reader.ReadAsync<ReadUpwardReports, IReadOnlyList<UpwardSheet>>(
            actor,
            (db, token) => SheetsAsync(db, actor, Visible(db.Set<UpwardReport>(), actor).OrderByDescending(one => one.ReportedAt).Take(Most), token),
            cancellationToken);

    /// <summary>One of them.</summary>
    public Task<Result<UpwardSheet>> OneAsync(Actor actor, UpwardReportId id, CancellationToken cancellationToken) =>
        reader.TryReadAsync<ReadUpwardReports, UpwardSheet>(
            actor,
            async (db, token) => (await SheetsAsync(db, actor, Visible(db.Set<UpwardReport>(), actor).Where(one => one.Id == id), token)) is [var sheet]
                ? sheet
                : ReportFeatureRefusals.Unknown,
            cancellationToken);

    /// <summary>Incidents that no superior has acknowledged, for the boards of the control room and the desk .</summary>
    public Task<Result<IReadOnlyList<UpwardSheet>>> AlertsAsync(Actor actor, CancellationToken cancellationToken) =>
        reader.ReadAsync<ReadUpwardReports, IReadOnlyList<UpwardSheet>>(
            actor,
            (db, token) => SheetsAsync(
                db,
                actor,
                db.Set<UpwardReport>()
                    .Where(one => one.AcknowledgedAt == null && (one.Kind == UpwardKind.MajorError || one.Kind == UpwardKind.Accident || one.Kind == UpwardKind.SeriousBreach))
                    .OrderBy(one => one.ReportedAt),
                token),
            cancellationToken);

    /// <summary>The superiors that a report of the reader may go to, the direct one first.</summary>
    public Task<Result<IReadOnlyList<(PersonId Id, string Name)>>> LineAsync(Actor actor, CancellationToken cancellationToken) =>
        reader.ReadAsync<ReadUpwardReports, IReadOnlyList<(PersonId, string)>>(
            actor,
            async (db, token) =>
            {
                if (actor.Person is not { } person)
                {
                    return [];
                }

                var line = await ReportingLines.OfAsync(db, person, token);
                var names = await NamesAsync(db, token);
                return [.. line.Superiors.Select(superior => (superior, names.GetValueOrDefault(superior, "—")))];
            },
            cancellationToken);

    private IQueryable<UpwardReport> Visible(IQueryable<UpwardReport> reports, Actor actor)
    {
        if (access.Check(actor, Rights.ReportsReview) is null)
        {
            return reports;
        }

        var person = actor.Person;
        return reports.Where(one => one.Reporter == person || one.Addressee == person || one.Superior == person || one.DissentTo == person);
    }

    private async Task<IReadOnlyList<UpwardSheet>> SheetsAsync(PortalDb db, Actor actor, IQueryable<UpwardReport> reports, CancellationToken cancellationToken)
    {
        var found = await reports.AsNoTracking().ToListAsync(cancellationToken);
        if (found.Count == 0)
        {
            return [];
        }

        var names = await NamesAsync(db, cancellationToken);
        var rules = await db.SiteRulesAsync(packs, settings, cancellationToken);
        return
        [
            .. found.Select(one => new UpwardSheet(
                one, Name(one.Reporter)!, Name(one.Superior)!, Name(one.Addressee)!, Name(one.InstructedBy), Name(one.DissentTo),
                one.IsLate(Limit(one.ReportedAt)), actor.Person)),
        ];

        string? Name(PersonId? id) => id is { } person ? names.GetValueOrDefault(person, "—") : null;
        decimal? Limit(DateTimeOffset at) =>
            rules.ValueOf(LongestDelay, at < clock.GetUtcNow() ? at : clock.GetUtcNow()) is { } value
                ? decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture)
                : null;
    }

    private static Task<Dictionary<PersonId, string>> NamesAsync(PortalDb db, CancellationToken cancellationToken) =>
        db.Set<Person>().AsNoTracking().Select(person => new { person.Id, person.Name }).ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken);
}
