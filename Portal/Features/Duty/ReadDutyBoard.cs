using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Live;

namespace Portal.Features.Duty;

/// <summary>Shows duty as it is now.</summary>
public sealed class ReadDutyBoard(IAccess access, DutySnapshot snapshot) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.DutyRead;

    /// <summary>The shared board.</summary>
    public async Task<Result<Versioned<DutyBoard>>> RunAsync(Actor actor, CancellationToken cancellationToken) =>
        access.Check(actor, Right) is { } refusal ? refusal : await snapshot.GetAsync(cancellationToken);
}
