using Portal.Data;
using Portal.Domain.Handover;
using Portal.Domain.Kernel;

namespace Portal.Features.Handover;

/// <summary>Says that something carried over is done.</summary>
public sealed class CloseCarried : IUseCase
{
    private readonly PortalWriter _writer;
    private readonly HandoverLoader _loader;

    internal CloseCarried(PortalWriter writer, HandoverLoader loader) => (_writer, _loader) = (writer, loader);

    /// <inheritdoc/>
    public static string Right => Rights.DutyClock;

    /// <summary>Ends it; somebody of the incoming side may, or whoever is on duty at the post.</summary>
    public Task<Result> RunAsync(Actor actor, HandoverId id, int no, string? note, CancellationToken cancellationToken) =>
        HandoverInHand.MoveAsync<CloseCarried>(_writer, _loader, actor, id, hand => hand.Handover.Close(no, note, hand.By, hand.Parties, hand.Unit.Now), cancellationToken);
}
