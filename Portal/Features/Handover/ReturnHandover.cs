using Portal.Data;
using Portal.Domain.Handover;
using Portal.Domain.Kernel;

namespace Portal.Features.Handover;

/// <summary>The incoming person sends it back.</summary>
public sealed class ReturnHandover : IUseCase
{
    private readonly PortalWriter _writer;
    private readonly HandoverLoader _loader;

    internal ReturnHandover(PortalWriter writer, HandoverLoader loader) => (_writer, _loader) = (writer, loader);

    /// <inheritdoc/>
    public static string Right => Rights.DutyClock;

    /// <summary>Sends it back for a reason; whoever signed hears of it.</summary>
    public Task<Result> RunAsync(Actor actor, HandoverId id, string? reason, CancellationToken cancellationToken) =>
        HandoverInHand.MoveAsync<ReturnHandover>(
            _writer,
            _loader,
            actor,
            id,
            hand =>
            {
                var returned = hand.Handover.Return(reason, hand.By, hand.Parties, hand.Unit.Now);
                if (returned.IsDone)
                {
                    hand.Tell("handover.returned", [hand.Handover.Outgoing!.Value]);
                }

                return returned;
            },
            cancellationToken);
}
