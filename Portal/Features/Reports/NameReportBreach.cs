using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Domain.Reports;
using Portal.Features.Rules;
using Portal.Features.Settings;
using Portal.Packs;

namespace Portal.Features.Reports;

/// <summary>A breach of the report rules that only a reader can see [B-023].</summary>
public enum ReportBreach
{
    /// <summary>Not in the official form.</summary>
    WrongForm,

    /// <summary>Untrue data.</summary>
    UntrueData,

    /// <summary>Not readable.</summary>
    Unreadable,

    /// <summary>Not submitted the prescribed way.</summary>
    WrongWay,
}

/// <summary>Whoever reviews reports proposes a fine for a breach that only a reader can see.</summary>
public sealed class NameReportBreach(PortalWriter writer, PortalReader reader, ReportLibrary library, IAccess access, PackLibrary packs, IEnumerable<SettingDefinition> settings) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.ReportsReview;

    /// <summary>The amount that the form is filled with, in yuan; null while the rules name none.</summary>
    public Task<Result<Money?>> AmountAsync(Actor actor, CancellationToken cancellationToken) =>
        reader.ReadAsync<NameReportBreach, Money?>(
            actor, async (db, token) => ReportFines.AmountAt(await db.SiteRulesAsync(packs, settings, token), DateTimeOffset.MaxValue), cancellationToken);

    /// <summary>Proposes it, once for each kind of breach of a report.</summary>
    public Task<Result> RunAsync(Actor actor, ReportId id, ReportBreach breach, decimal? yuan, CancellationToken cancellationToken) =>
        writer.ChangeReportAsync<NameReportBreach>(
            access,
            library,
            actor,
            id,
            null,
            async (unit, report, _, token) =>
            {
                if (report.SubmittedAt is null)
                {
                    return ReportRefusals.NotSubmitted;
                }

                if (yuan is not > 0 || decimal.Round(yuan.Value, 2) != yuan)
                {
                    return ReportFeatureRefusals.AmountMissing;
                }

                var people = await unit.Db.Set<Person>().AsNoTracking().Where(person => person.Active).ToListAsync(token);
                if ((ReportFines.HeadOf(people, report.Department) ?? report.SubmittedBy) is not { } person)
                {
                    return ReportFeatureRefusals.NobodyAnswers;
                }

                var citation = ReportFines.CiteAt(await unit.Db.SiteRulesAsync(packs, settings, token), unit.Now);
                var offence = $"report-{breach}".ToLowerInvariant();
                var source = ReportFines.SourceOf(report.Template, report.Department, report.Turn);
                return await unit.FineAsync(person, offence, source, Money.FromYuan(yuan.Value), citation, $"/reports/{id.Value}", token)
                    ? Result.Done
                    : ReportFeatureRefusals.BreachKnown;
            },
            cancellationToken);
}
