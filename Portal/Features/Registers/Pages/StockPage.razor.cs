using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Features.Obligations;
using Portal.Live;

namespace Portal.Features.Registers.Pages;

/// <summary>What is on hand of the articles of a list against its minimum, what is short first, and what moved it.</summary>
public sealed partial class StockPage : LiveComponent
{
    private IReadOnlyList<ThingList> _lists = [];
    private IReadOnlyList<StockLine> _lines = [];
    private IReadOnlyList<StockMovement> _moves = [];
    private (string?, string?)? _loaded;
    private Refusal? _refusal;
    private DateTimeOffset? _asOf;
    private decimal _full = 1;
    private bool _mayEdit;

    /// <summary>Sentences.</summary>
    [Inject]
    public required Texts T { get; init; }

    /// <summary>Site time.</summary>
    [Inject]
    public required SiteClock Clock { get; init; }

    /// <summary>The stock.</summary>
    [Inject]
    public required ReadStock Read { get; init; }

    /// <summary>What the reader may do.</summary>
    [Inject]
    public required IAccess Access { get; init; }

    /// <summary>Who asks.</summary>
    [Inject]
    public required CurrentActor Current { get; init; }

    /// <summary>Key of the list; the first when absent.</summary>
    [SupplyParameterFromQuery]
    public string? List { get; set; }

    /// <summary>The article whose movements are shown; all when absent.</summary>
    [SupplyParameterFromQuery]
    public string? Article { get; set; }

    /// <inheritdoc/>
    protected override bool IsEmpty => _lists.Count == 0 && _refusal is null;

    private ThingList? Shown => _lists.FirstOrDefault(list => list.Key == List) ?? (List is null && _lists.Count > 0 ? _lists[0] : null);

    private int ShortCount => _lines.Count(line => line.Lacking > 0);

    /// <inheritdoc/>
    protected override LiveSubscription Subscribe() => Feed.Subscribe(Topics.Registers, Topics.Obligations);

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_loaded is not null && _loaded != (List, Article))
        {
            await ReloadAsync();
        }
    }

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var (reader, asked) = (await Current.GetAsync(), (List, Article));
        var lists = await Read.ListsAsync(reader, cancellationToken);
        (_lists, _refusal) = (lists.IsDone ? lists.Value : [], lists.Refusal);
        _mayEdit = Access.Check(reader, SaveThings.Right) is null;
        if ((List ?? Shown?.Key) is { } key)
        {
            var read = await Read.RunAsync(reader, key, cancellationToken);
            var moves = await Read.MovementsAsync(reader, key, asked.Article, cancellationToken);
            _refusal ??= read.Refusal ?? moves.Refusal;
            _lines = read.IsDone ? [.. read.Value.OrderByDescending(line => line.Lacking > 0)] : [];
            _moves = moves.IsDone ? moves.Value : [];
            _full = Math.Max(1, _lines.Select(line => Math.Max(line.OnHand, line.Minimum ?? 0)).DefaultIfEmpty().Max());
        }

        (_loaded, _asOf) = (asked, Clock.Now);
    }

    private string Href(string? article) => $"/registers/stock?list={Shown!.Key}" + (article is null ? "" : $"&article={Uri.EscapeDataString(article)}");

    private string Percent(decimal number) => Math.Clamp(number / _full * 100, 0, 100).ToString("0.#", CultureInfo.InvariantCulture);

    private static string Text(decimal number) => number.ToString("#,0.######", CultureInfo.CurrentCulture);

    private static string Signed(decimal number) => (number < 0 ? "−" : "＋") + Text(Math.Abs(number));
}
