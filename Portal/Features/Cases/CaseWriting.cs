using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Kernel;

namespace Portal.Features.Cases;

/// <summary>What every move on a case has in common: load it, stamp the move, let the case decide.</summary>
internal static class CaseWriting
{
    public static Task<Result> MoveCaseAsync<TUseCase>(
        this PortalWriter writer,
        Actor actor,
        CaseId id,
        int? seenVersion,
        Func<WriteUnit, Case, CaseMove, CancellationToken, Task<Result>> decide,
        CancellationToken cancellationToken)
        where TUseCase : IUseCase =>
        writer.WriteAsync<TUseCase>(
            actor,
            async (unit, token) =>
                await unit.Db.Set<Case>().FirstOrDefaultAsync(one => one.Id == id, token) is { } found
                    ? await decide(unit, found, unit.Move(seenVersion), token)
                    : CaseFeatureRefusals.CaseUnknown,
            cancellationToken);

    public static Task<Result> MoveCaseAsync<TUseCase>(
        this PortalWriter writer, Actor actor, CaseId id, int? seenVersion, Func<Case, CaseMove, Result> decide, CancellationToken cancellationToken)
        where TUseCase : IUseCase =>
        writer.MoveCaseAsync<TUseCase>(actor, id, seenVersion, (_, one, move, _) => Task.FromResult(decide(one, move)), cancellationToken);

    /// <summary>The move of this unit's actor, now; recorded instants are whole seconds.</summary>
    public static CaseMove Move(this WriteUnit unit, int? seenVersion = null) =>
        new(new CaseActor(unit.Actor.Person, unit.Actor.Name), unit.Now.CutToSecond(), seenVersion);
}
