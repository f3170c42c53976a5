using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Portal.App;
using Portal.Domain.Kernel;
using Portal.Features.Wall.Drawing;

namespace Portal.Tests.Features.Wall;

/// <summary>Draws in a language and lets a test ask the picture.</summary>
internal sealed class WallMarkup
{
    private static readonly Texts Texts = new(new SiteZone(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")));
    private readonly IElement _body;

    private WallMarkup(string markup) => _body = new HtmlParser().ParseDocument($"<body>{markup}</body>").Body!;

    public static WallMarkup Chinese(Func<Words, string> draw) => new(draw(new Words(Texts, Texts.Chinese)));

    public static WallMarkup English(Func<Words, string> draw) => new(draw(new Words(Texts, Texts.English)));

    public string Text(string selector) => Squeeze(Find(selector).TextContent);

    public IReadOnlyList<string> All(string selector) => [.. _body.QuerySelectorAll(selector).Select(element => Squeeze(element.TextContent))];

    public IElement Find(string selector) => _body.QuerySelector(selector) ?? throw new InvalidOperationException($"Nothing matches {selector} in {_body.InnerHtml}");

    public int Count(string selector) => _body.QuerySelectorAll(selector).Length;

    private static string Squeeze(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
