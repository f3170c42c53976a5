using Portal.Data;
using Portal.Domain.Handover;
using Portal.Domain.Kernel;

namespace Portal.Features.Handover;

/// <summary>Adds a note for the next turn.</summary>
public sealed class AddHandoverNote : IUseCase
{
    private readonly PortalWriter _writer;
    private readonly HandoverLoader _loader;

    internal AddHandoverNote(PortalWriter writer, HandoverLoader loader) => (_writer, _loader) = (writer, loader);

    /// <inheritdoc/>
    public static string Right => Rights.DutyClock;

    /// <summary>Adds it; only while the outgoing side writes.</summary>
    public Task<Result> RunAsync(Actor actor, HandoverId id, string? text, CancellationToken cancellationToken) =>
        HandoverInHand.MoveAsync<AddHandoverNote>(_writer, _loader, actor, id, hand => hand.Handover.Note(text, hand.By, hand.Parties, hand.Unit.Now), cancellationToken);
}
