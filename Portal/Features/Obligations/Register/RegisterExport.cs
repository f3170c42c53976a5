using System.Globalization;
using Microsoft.Net.Http.Headers;
using Portal.App;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Exchange.Api;
using Portal.Exchange.Tables;
using Portal.Features.Rules;

namespace Portal.Features.Obligations.Register;

/// <summary>The register of a period as a CSV file: its rows, or its totals.</summary>
internal static class RegisterExport
{
    public static void MapRegisterExport(this IEndpointRouteBuilder app) =>
        app.MapGet(RegisterAddress.Export, WriteAsync).RequireAuthorization().ExcludeFromDescription();

    private static async Task WriteAsync(string? obligation, string? from, string? until, string? part, ReadRegister read, SiteClock clock, Texts texts, HttpContext context)
    {
        var cancellationToken = context.RequestAborted;
        var (first, last) = (DayText.Read(from) ?? clock.Today, DayText.Read(until) ?? DayText.Read(from) ?? clock.Today);
        var found = await read.RunAsync(context.Actor(), obligation ?? "", first, last, cancellationToken);
        if (!found.IsDone)
        {
            await Problems.From(found.Refusal, texts).ExecuteAsync(context);
            return;
        }

        var isTotals = part == RegisterAddress.Totals;
        var name = texts[isTotals ? "register.file-totals" : "register.file", found.Value.Name, Text(first), Text(last)] + ".csv";
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileNameStar = name }.ToString();
        await using var table = new CsvTableWriter(context.Response.Body);
        foreach (var row in isTotals ? TotalsOf(found.Value, texts) : RowsOf(found.Value, clock, texts))
        {
            await table.WriteAsync(row, cancellationToken);
        }

        await table.CompleteAsync(cancellationToken);
    }

    /// <summary>A column for each item, and beside it what was found and how much it differs, where it can.</summary>
    private static IEnumerable<TableCell[]> RowsOf(EvidenceRegister register, SiteClock clock, Texts texts)
    {
        string[] fixedColumns = ["register.due", "register.standing", "register.where", "register.thing", "register.done-at", "register.by", "register.note"];
        yield return [.. fixedColumns.Select(key => (TableCell)texts[key]), .. register.Items.SelectMany(item => Headings(item, texts))];
        foreach (var line in register.Lines)
        {
            yield return
            [
                TableCell.Of(line.Due, clock.Zone), texts["enum.OccurrenceStanding." + line.Standing], line.Where, line.Thing,
                line.DoneAt is { } done ? TableCell.Of(done, clock.Zone) : default, line.By, line.Note,
                .. register.Items.SelectMany(item => Cells(item, line.Cells.GetValueOrDefault(item.Key), texts)),
            ];
        }
    }

    private static IEnumerable<TableCell> Headings(EvidenceItem item, Texts texts)
    {
        var name = item.Name.InLanguage();
        yield return item.Unit is { } unit ? $"{name}（{unit.InLanguage()}）" : name;
        if (HasRemark(item))
        {
            yield return texts["register.remark", name];
        }

        if (item.Against is not null)
        {
            yield return $"{name} {texts["register.difference"]}";
        }
    }

    private static IEnumerable<TableCell> Cells(EvidenceItem item, RegisterCell? cell, Texts texts)
    {
        yield return cell?.Value is not { } value ? default : item.Kind == EvidenceItemKind.Number ? RegisterFormat.Number(value) : RegisterFormat.Show(texts, item, value);
        if (HasRemark(item))
        {
            yield return cell?.Remark;
        }

        if (item.Against is not null)
        {
            yield return cell?.Difference;
        }
    }

    /// <summary>A line for each item in all and for each of its things; for each choice a line of its own.</summary>
    private static IEnumerable<TableCell[]> TotalsOf(EvidenceRegister register, Texts texts)
    {
        string[] columns =
        [
            "register.obligation", "register.item", "register.thing", "register.answers", "register.sum", "register.average", "register.least", "register.most",
            "register.other", "register.difference", "register.share",
        ];
        yield return [.. columns.Select(key => (TableCell)texts[key])];
        foreach (var part in register.Parts.Prepend(register))
        {
            foreach (var total in part.Totals)
            {
                foreach (var (thing, figure) in total.ByThing.Select(one => (one.Thing, one.Figure)).Append((texts["register.all"], total.All)))
                {
                    yield return [part.Name.InLanguage(), total.Item.Name.InLanguage(), thing, figure.Count, figure.Sum, figure.Average, figure.Least, figure.Most, figure.Other, figure.Difference, figure.Share];
                    foreach (var choice in figure.Choices)
                    {
                        yield return [part.Name.InLanguage(), $"{total.Item.Name.InLanguage()} {RegisterFormat.Show(texts, total.Item, choice.Value)}", thing, choice.Count, default, default, default, default, default, default, choice.Percent];
                    }
                }

                foreach (var thing in total.Without)
                {
                    yield return [part.Name.InLanguage(), total.Item.Name.InLanguage(), thing, 0];
                }
            }
        }
    }

    private static string Text(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static bool HasRemark(EvidenceItem item) => item.Kind == EvidenceItemKind.OkOrFault || item.NormFrom is not null || item.NormTo is not null;
}
