using Portal.Data;
using Portal.Domain.Handover;
using Portal.Domain.Kernel;

namespace Portal.Features.Handover;

/// <summary>Takes a note out again that nobody has signed yet.</summary>
public sealed class TakeOutHandoverNote : IUseCase
{
    private readonly PortalWriter _writer;
    private readonly HandoverLoader _loader;

    internal TakeOutHandoverNote(PortalWriter writer, HandoverLoader loader) => (_writer, _loader) = (writer, loader);

    /// <inheritdoc/>
    public static string Right => Rights.DutyClock;

    /// <summary>Takes it out.</summary>
    public Task<Result> RunAsync(Actor actor, HandoverId id, int no, CancellationToken cancellationToken) =>
        HandoverInHand.MoveAsync<TakeOutHandoverNote>(_writer, _loader, actor, id, hand => hand.Handover.TakeOut(no, hand.By, hand.Parties), cancellationToken);
}
