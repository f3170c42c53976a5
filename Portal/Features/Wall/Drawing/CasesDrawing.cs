using Portal.App.Pieces;
using Portal.Domain.Cases;

namespace Portal.Features.Wall.Drawing;

/// <summary>Draws the pending cases: how many, how old, and the most urgent ones with their time counting.</summary>
internal static class CasesDrawing
{
    private const int RowsThatFit = 5;

    public static string Draw(WallCases cases, Words words)
    {
        var html = new Html().Heading(words["wall.cases"], cases.AsOf);
        html.Add($"<div class=\"figures\"><div class=\"big\"><b>{cases.Pending}</b><span>{words["wall.cases.pending"]}</span></div><div class=\"marks\">");
        if (cases.Overdue > 0)
        {
            html.Badge(Tone.Bad, words["wall.cases.overdue", cases.Overdue]);
        }
        else
        {
            html.Badge(Tone.Good, words["wall.cases.none-overdue"]);
        }

        if (cases.DueSoon > 0)
        {
            html.Badge(Tone.Warn, words["wall.cases.soon", cases.DueSoon]);
        }

        if (cases.AwaitingCallback > 0)
        {
            html.Badge(Tone.Info, words["wall.cases.callback", cases.AwaitingCallback]);
        }

        html.Add($"</div></div>");
        if (cases.Pending == 0)
        {
            return html.Add($"<p class=\"nothing good\"><i>✓</i>{words["wall.cases.none"]}</p>").ToString();
        }

        Ages(html, cases.Ages, words);
        Rows(html, cases, words);
        return html.ToString();
    }

    private static void Ages(Html html, CaseAges ages, Words words)
    {
        (string Class, int Count, string Text)[] bands =
        [
            ("good", ages.WithinFourHours, words["wall.cases.age.four-hours"]),
            ("info", ages.Today, words["wall.cases.age.today"]),
            ("warn", ages.WithinThreeDays, words["wall.cases.age.three-days"]),
            ("bad", ages.Longer, words["wall.cases.age.longer"]),
        ];
        html.Add($"<div class=\"ages\" aria-hidden=\"true\">");
        foreach (var (style, count, _) in bands.Where(band => band.Count > 0))
        {
            html.Add($"<i class=\"{style}\" style=\"flex-grow:{count}\">{count}</i>");
        }

        html.Add($"</div><div class=\"age-names\">");
        foreach (var (style, count, text) in bands)
        {
            html.Add($"<span class=\"{(count == 0 ? "quiet" : "")}\"><i class=\"{style}\"></i>{text} <b>{count}</b></span>");
        }

        html.Add($"</div>");
    }

    private static void Rows(Html html, WallCases cases, Words words)
    {
        var shown = cases.Pending <= RowsThatFit ? RowsThatFit : RowsThatFit - 1;
        html.Add($"<ol class=\"cases\">");
        foreach (var row in cases.Rows.Take(shown))
        {
            Row(html, row, cases.AsOf, words);
        }

        var hidden = cases.Pending - Math.Min(shown, cases.Rows.Count);
        if (hidden > 0)
        {
            var late = Math.Max(0, cases.Overdue - shown);
            html.Add($"<li class=\"rest\"><b class=\"{(late > 0 ? "bad" : "")}\">{(late > 0 ? words["wall.cases.more-overdue", hidden, late] : words["wall.cases.more", hidden])}</b></li>");
        }

        html.Add($"</ol>");
    }

    private static void Row(Html html, WallCase row, DateTimeOffset asOf, Words words)
    {
        html.Add($"<li><span class=\"kind kind-{row.Kind.ToString()}\">{words["wall.case." + row.Kind]}</span><span class=\"title\">");
        if (row.Unit is not null)
        {
            html.Add($"<b>{row.Unit}</b> ");
        }

        html.Add($"{row.Title}</span><span class=\"handler {(row.Handler is null ? "warn" : "")}\">{row.Handler ?? words["wall.cases.unassigned"]}</span>");
        if (row.Due is { } due)
        {
            // The browser turns the row red when the limit passes; the server draws it again at the same moment.
            html.Add($"<span class=\"due {(due < asOf ? "bad" : due - asOf <= TimeSpan.FromHours(1) ? "warn" : "")}\"><time data-due=\"{due}\"></time></span></li>");
        }
        else
        {
            html.Add($"<span class=\"due\"><small>{words["wall.due.open"]}</small> <time data-since=\"{row.ReceivedAt}\"></time></span></li>");
        }
    }
}
