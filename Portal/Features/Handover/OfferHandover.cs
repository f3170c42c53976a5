using Portal.Data;
using Portal.Domain.Handover;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Features.Access;

namespace Portal.Features.Handover;

/// <summary>The outgoing person signs. The password is checked before the change queues: hashing takes its time.</summary>
public sealed class OfferHandover : IUseCase
{
    private readonly PortalWriter _writer;
    private readonly HandoverLoader _loader;
    private readonly VerifyOwnPassword _verify;

    internal OfferHandover(PortalWriter writer, HandoverLoader loader, VerifyOwnPassword verify) => (_writer, _loader, _verify) = (writer, loader, verify);

    /// <inheritdoc/>
    public static string Right => Rights.DutyClock;

    /// <summary>Signs; what is carried over is fixed as it stands now, and the next turn hears of it.</summary>
    /// <param name="actor">Who signs; an account of somebody of the turn.</param>
    /// <param name="id">The handover.</param>
    /// <param name="reasons">Why it goes on without something, by key of the obligation.</param>
    /// <param name="password">The actor's own password, typed again.</param>
    /// <param name="cancellationToken">Honoured until the writer's turn.</param>
    public async Task<Result> RunAsync(Actor actor, HandoverId id, IReadOnlyDictionary<string, string> reasons, string password, CancellationToken cancellationToken) =>
        (await _verify.RunAsync(actor, password, cancellationToken)).Refusal is { } refusal
            ? refusal
            : await HandoverInHand.MoveAsync<OfferHandover>(
                _writer,
                _loader,
                actor,
                id,
                async (hand, token) =>
                {
                    var carried = await CarriedOver.ProposeAsync(hand.Unit.Db, hand.World, hand.Turn, token);
                    var offered = hand.Handover.Offer(hand.By, hand.Parties, hand.World.Checks(hand.Turn, GateSide.HandOver), reasons, carried, hand.Unit.Now);
                    if (offered.IsDone)
                    {
                        hand.Tell("handover.offered", hand.World.Next(hand.Turn)?.People ?? []);
                    }

                    return offered;
                },
                cancellationToken);
}
