using Portal.Data;
using Portal.Domain.Handover;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Features.Access;

namespace Portal.Features.Handover;

/// <summary>The incoming person signs. The password is checked before the change queues.</summary>
public sealed class AcceptHandover : IUseCase
{
    private readonly PortalWriter _writer;
    private readonly HandoverLoader _loader;
    private readonly VerifyOwnPassword _verify;

    internal AcceptHandover(PortalWriter writer, HandoverLoader loader, VerifyOwnPassword verify) => (_writer, _loader, _verify) = (writer, loader, verify);

    /// <inheritdoc/>
    public static string Right => Rights.DutyClock;

    /// <summary>Signs; not before what has to be checked is checked, and not by whoever handed over.</summary>
    /// <param name="actor">Who signs; an account of somebody of the next turn, or on duty at the post.</param>
    /// <param name="id">The handover.</param>
    /// <param name="reasons">Why it goes on without something, by key of the obligation.</param>
    /// <param name="password">The actor's own password, typed again.</param>
    /// <param name="cancellationToken">Honoured until the writer's turn.</param>
    public async Task<Result> RunAsync(Actor actor, HandoverId id, IReadOnlyDictionary<string, string> reasons, string password, CancellationToken cancellationToken) =>
        (await _verify.RunAsync(actor, password, cancellationToken)).Refusal is { } refusal
            ? refusal
            : await HandoverInHand.MoveAsync<AcceptHandover>(
                _writer,
                _loader,
                actor,
                id,
                hand =>
                {
                    if (hand.World.TooEarlyUntil(hand.Turn) is { } from)
                    {
                        return HandoverRefusals.TooEarly.With(from);
                    }

                    var accepted = hand.Handover.Accept(hand.By, hand.Parties, hand.World.Checks(hand.Turn, GateSide.TakeOver), reasons, hand.Unit.Now);
                    if (accepted.IsDone)
                    {
                        hand.Tell("handover.accepted", [hand.Handover.Outgoing!.Value]);
                    }

                    return accepted;
                },
                cancellationToken);
}
