using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Handover;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Features.Reminders;

namespace Portal.Features.Handover;

/// <summary>A handover that somebody is about to move, with the turn as the roster has it.</summary>
internal sealed class HandoverInHand
{
    private HandoverInHand(WriteUnit unit, HandoverWorld world, ShiftHandover handover, HandoverSigner by)
    {
        (Unit, World, Handover, By) = (unit, world, handover, by);
        Turn = world.Of(handover);
        Parties = world.PartiesOf(Turn);
    }

    public WriteUnit Unit { get; }

    public HandoverWorld World { get; }

    public ShiftHandover Handover { get; }

    public PostTurn Turn { get; }

    public HandoverParties Parties { get; }

    public HandoverSigner By { get; }

    /// <summary>Who acts, where that is a person.</summary>
    public static HandoverSigner? SignerOf(Actor actor) => actor.Person is { } person ? new HandoverSigner(person, actor.Name) : null;

    /// <summary>Loads it and lets it be moved.</summary>
    public static Task<Result> MoveAsync<TUseCase>(
        PortalWriter writer, HandoverLoader loader, Actor actor, HandoverId id, Func<HandoverInHand, CancellationToken, Task<Result>> move, CancellationToken cancellationToken)
        where TUseCase : IUseCase =>
        writer.WriteAsync<TUseCase>(
            actor,
            async (unit, token) =>
            {
                if (SignerOf(actor) is not { } by)
                {
                    return HandoverFeatureRefusals.NotAPerson;
                }

                if (await unit.Db.Set<ShiftHandover>().Whole().SingleOrDefaultAsync(one => one.Id == id, token) is not { } handover)
                {
                    return HandoverRefusals.Unknown;
                }

                var world = await loader.LoadAsync(unit.Db, actor, handover.Start, unit.Now, token);
                return await move(new HandoverInHand(unit, world, handover, by), token);
            },
            cancellationToken);

    /// <inheritdoc cref="MoveAsync{TUseCase}(PortalWriter, HandoverLoader, Actor, HandoverId, Func{HandoverInHand, CancellationToken, Task{Result}}, CancellationToken)"/>
    public static Task<Result> MoveAsync<TUseCase>(
        PortalWriter writer, HandoverLoader loader, Actor actor, HandoverId id, Func<HandoverInHand, Result> move, CancellationToken cancellationToken)
        where TUseCase : IUseCase =>
        MoveAsync<TUseCase>(writer, loader, actor, id, (hand, _) => Task.FromResult(move(hand)), cancellationToken);

    /// <summary>Tells people what became of it.</summary>
    public void Tell(string text, IEnumerable<PersonId> people)
    {
        object?[] args = [World.Posts[Turn.Post].Name, Turn.Start, Turn.End, By.Name];
        foreach (var person in people.Where(person => person != By.Person))
        {
            Unit.Send(InboxMessage.To(person, text, args, Unit.Now, "A-022", "/handover"));
        }
    }
}
