using Portal.Data;
using Portal.Domain.Handover;
using Portal.Domain.Kernel;

namespace Portal.Features.Handover;

/// <summary>Adds to a signed handover: what is signed stays as it is.</summary>
public sealed class AmendHandover : IUseCase
{
    private readonly PortalWriter _writer;
    private readonly HandoverLoader _loader;

    internal AmendHandover(PortalWriter writer, HandoverLoader loader) => (_writer, _loader) = (writer, loader);

    /// <inheritdoc/>
    public static string Right => Rights.DutyClock;

    /// <summary>Adds it; either side may.</summary>
    public Task<Result> RunAsync(Actor actor, HandoverId id, string? text, CancellationToken cancellationToken) =>
        HandoverInHand.MoveAsync<AmendHandover>(_writer, _loader, actor, id, hand => hand.Handover.Amend(text, hand.By, hand.Parties, hand.Unit.Now), cancellationToken);
}
