using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;

namespace Portal.Features.Fees.Pages;

/// <summary>One fee type's collection against its target, or all types together.</summary>
public sealed partial class CollectionCard
{
    private bool _editing;
    private string _draft = "";
    private Refusal? _refusal;

    [Inject]
    public required SetCollectionTarget SetTarget { get; init; }

    [Inject]
    public required CurrentActor Current { get; init; }

    /// <summary>The figure.</summary>
    [Parameter, EditorRequired]
    public CollectionFigure Figure { get; set; } = default!;

    /// <summary>What the figure is made of; its part is chosen by the link.</summary>
    [Parameter, EditorRequired]
    public CollectionFilter Filter { get; set; } = default!;

    /// <summary>Whether the reader may change the target.</summary>
    [Parameter]
    public bool MaySetTarget { get; set; }

    private string Name => Figure.Type is { } type ? T[$"fees.type.{type.Code}"] : T["fees.total"];

    private string Id => $"target-{Figure.Type?.Code}";

    private string Width => Number(Math.Clamp(Figure.RatePercent ?? 0, 0, 100));

    private IReadOnlyList<(CollectionPart Part, Money Money)> Parts =>
    [
        (CollectionPart.Receivable, Figure.Receivable), (CollectionPart.Collected, Figure.Collected), (CollectionPart.Outstanding, Figure.Outstanding),
    ];

    private static string Number(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private void Edit()
    {
        _draft = Number(Figure.Target ?? 0);
        _editing = true;
    }

    private void Close()
    {
        _editing = false;
        _refusal = null;
    }

    private async Task SaveAsync()
    {
        if (Figure.Type is not { } type)
        {
            return;
        }

        _refusal = decimal.TryParse(_draft.Trim().TrimEnd('%'), NumberStyles.Number, CultureInfo.InvariantCulture, out var percent)
            ? (await SetTarget.RunAsync(await Current.GetAsync(), type, Filter.Period, percent, CancellationToken.None)).Refusal
            : FeeFeatureRefusals.TargetOutOfRange.With(_draft);
        _editing = _refusal is not null;
    }
}
