using Microsoft.Net.Http.Headers;
using Portal.App;
using Portal.Domain.Obligations;
using Portal.Domain.Registers;
using Portal.Exchange.Api;
using Portal.Exchange.Tables;
using Portal.Features.Obligations;
using Portal.Features.Registers.Pages;
using Portal.Features.Rules;

namespace Portal.Features.Registers;

/// <summary>The entries of a register as a CSV file, with the filter of its page.</summary>
internal static class EntryExport
{
    public static void MapEntryExport(this IEndpointRouteBuilder app) =>
        app.MapGet("/registers/{register}/export", WriteAsync).RequireAuthorization().ExcludeFromDescription();

    private static async Task WriteAsync(
        string register, string? state, string? stage, string? q, string? holder, string? from, string? until, string? asked, FindEntries find, RegisterShelf shelf, SiteClock clock, Texts texts, HttpContext context)
    {
        var cancellationToken = context.RequestAborted;
        var found = await find.AllAsync(context.Actor(), EntryAddress.Read(register, state, stage, q, holder, from, until, asked), cancellationToken);
        if (!found.IsDone)
        {
            await Problems.From(found.Refusal, texts).ExecuteAsync(context);
            return;
        }

        var book = shelf.Find(register)!;
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileNameStar = texts["registers.file", book.Name, $"{clock.Today:yyyyMMdd}"] + ".csv" }.ToString();
        await using var table = new CsvTableWriter(context.Response.Body);
        await table.WriteAsync(Headings(book, texts), cancellationToken);
        foreach (var line in found.Value.Rows)
        {
            await table.WriteAsync(Row(book, line, clock, texts), cancellationToken);
        }

        await table.CompleteAsync(cancellationToken);
    }

    private static TableCell[] Headings(RegisterBook book, Texts texts)
    {
        string[] columns = ["registers.number", "registers.title", "registers.stage", "registers.holder", "registers.opened", "registers.opened-by", "registers.closed-at"];
        return
        [
            .. columns.Select(key => (TableCell)texts[key]),
            .. book.Items.Select(item => (TableCell)(item.Unit is { } unit ? $"{item.Name.InLanguage()}（{unit.InLanguage()}）" : item.Name.InLanguage())),
        ];
    }

    private static TableCell[] Row(RegisterBook book, EntryLine line, SiteClock clock, Texts texts) =>
    [
        line.Number, line.Title, line.StageName?.InLanguage() ?? (line.GivenUpFor is { } reason ? texts["registers.given-up.because", reason] : texts["registers.closed"]), line.HolderName, TableCell.Of(line.OpenedAt, clock.Zone), line.OpenedBy,
        line.ClosedAt is { } closed ? TableCell.Of(closed, clock.Zone) : default,
        .. book.Items.Select(item => Cell(item, [.. line.Answers.Where(answer => answer.Item == item.Key)], texts)),
    ];

    /// <summary>What is asked of several things stands in one cell, each with its thing.</summary>
    private static TableCell Cell(EvidenceItem item, EvidenceAnswer[] answers, Texts texts) => answers switch
    {
        [] => default,
        [{ Thing.Length: 0 } only] => item.Kind == EvidenceItemKind.Number ? decimal.Parse(only.Value, System.Globalization.CultureInfo.InvariantCulture) : Text(item, only, texts),
        _ => string.Join("; ", answers.Select(answer => $"{answer.Thing}: {Text(item, answer, texts)}")),
    };

    private static string Text(EvidenceItem item, EvidenceAnswer answer, Texts texts)
    {
        var value = item.IsAttachment || item.Kind == EvidenceItemKind.Tick ? texts["evidence.yes"] : EvidenceFormat.Show(texts, item, answer.Value);
        return answer.Remark is null ? value : $"{value}（{answer.Remark}）";
    }
}
