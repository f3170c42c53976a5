using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Data;
using Portal.Domain.Handover;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Features.Obligations;

namespace Portal.Features.Handover;

/// <summary>What the cards of a handover have in common. After a change the page hears of it and shows it anew.</summary>
public abstract class HandoverCard : ComponentBase
{
    /// <summary>Sentences.</summary>
    [Inject]
    public required Texts T { get; init; }

    /// <summary>Who asks.</summary>
    [Inject]
    public required CurrentActor Current { get; init; }

    /// <summary>The handover.</summary>
    [Parameter, EditorRequired]
    public required HandoverSheet Sheet { get; set; }

    /// <summary>Why it goes on without something, by obligation.</summary>
    protected Dictionary<string, string> Reasons { get; } = new(StringComparer.Ordinal);

    /// <summary>Why the last move was refused, or null.</summary>
    protected Refusal? Refusal { get; private set; }

    /// <summary>Distinguishes the fields of one card from those of another.</summary>
    protected string Id => $"{Sheet.Post.Value:N}{OccurrenceKey.Instant(Sheet.Start)}";

    /// <summary>What no reason replaces.</summary>
    protected static IReadOnlyList<ObligationLine> Missing(IEnumerable<ObligationLine> lines) => [.. lines.Where(line => line.DoneAt is null && line.Gate?.OrReason != true)];

    /// <summary>Makes a move and keeps why it was refused.</summary>
    /// <returns>Whether it was done.</returns>
    protected async Task<bool> MoveAsync(Func<Actor, HandoverId, Task<Result>> move)
    {
        Refusal = Sheet.Id is { } id ? (await move(await Current.GetAsync(), id)).Refusal : HandoverRefusals.Unknown;
        return Refusal is null;
    }

    /// <summary>Shows why something that has no handover yet was refused.</summary>
    protected void Show(Refusal? refusal) => Refusal = refusal;
}
