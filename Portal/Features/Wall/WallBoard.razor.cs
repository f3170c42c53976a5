using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Data;
using Portal.Features.Wall.Drawing;
using Portal.Features.Wall.Tiles;
using Portal.Live;

namespace Portal.Features.Wall;

/// <summary>
/// The one component of a wall's circuit. It holds references to pictures that all walls share and swaps them; digits
/// that count run in the browser (<c>wall.js</c>), corrected by the instant that every render carries.
/// </summary>
public sealed partial class WallBoard
{
    private readonly string?[] _parts = new string?[Enum.GetValues<WallPart>().Length];
    private CultureInfo _culture = Texts.Chinese;
    private string _words = "";
    private long _beat;
    private int _zone;
    private bool _loaded;
    private bool _gone;

    /// <summary>Language of the wall: a circuit does not see the address that the page was asked with.</summary>
    [Parameter, EditorRequired]
    public string Language { get; set; } = "";

    [Inject]
    private WallTiles Tiles { get; init; } = default!;

    [Inject]
    private Texts Texts { get; init; } = default!;

    [Inject]
    private ILogger<WallBoard> Logger { get; init; } = default!;

    [Inject]
    private SiteClock Clock { get; init; } = default!;

    [Inject]
    private CurrentActor Current { get; init; } = default!;

    [Inject]
    private IAccess Access { get; init; } = default!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _culture = Language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? Texts.English : Texts.Chinese;
        _words = JsonSerializer.Serialize(WordsForTheBrowser(), JsonSerializerOptions.Web);
        await base.OnInitializedAsync();
    }

    /// <inheritdoc/>
    protected override LiveSubscription Subscribe() => Tiles.Subscribe();

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        // The key is looked at with every beat: a wall that lost it goes dark at once.
        _gone = Access.Check(await Current.GetAsync(), Rights.WallWatch) is not null;
        if (_gone)
        {
            Array.Clear(_parts);
            return;
        }

        // Together: the first wall after a start waits for the slowest board, not for all in turn.
        await Task.WhenAll(Tiles.All.Select(tile => ShowAsync(tile, cancellationToken)));

        _loaded = true;
        _beat = Clock.Now.ToUnixTimeMilliseconds();
        _zone = (int)Clock.Zone.ToSite(Clock.Now).Offset.TotalMinutes;
    }

    /// <summary>One tile that fails does not darken the others: it tries again by itself, and its age shows.</summary>
    private async Task ShowAsync(WallTile tile, CancellationToken cancellationToken)
    {
        try
        {
            var drawing = await tile.ReadAsync(latest: RendererInfo.IsInteractive, cancellationToken);
            foreach (var picture in drawing.Parts)
            {
                _parts[(int)picture.Part] = picture.In(_culture);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Logger.LogError(exception, "{Tile} could not be shown", tile.GetType().Name);
        }
    }

    private MarkupString Part(WallPart part) => new(_parts[(int)part] ?? (_loaded ? Failed : ""));

    private string Failed => new Html().Add($"<p class=\"nothing bad\"><i>▲</i>{Say("wall.failed")}</p>").ToString();

    private string Say(string key) => Texts.For(_culture, key);

    private Dictionary<string, string> WordsForTheBrowser() => new()
    {
        ["updated"] = Say("wall.updated"),
        ["now"] = Say("time.now"),
        ["seconds"] = Say("time.seconds"),
        ["minutes"] = Say("time.minutes"),
        ["hours"] = Say("time.hours"),
        ["late"] = Say("wall.due.late"),
        ["left"] = Say("wall.due.left"),
        ["days"] = Say("wall.time.days"),
    };
}
