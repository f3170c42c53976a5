using System.Text.Json;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Exchange;
using Portal.Exchange.Api;

namespace Portal.Features.Cases;

/// <summary>Takes one case from a program: the columns of the import as one object.</summary>
public sealed class ReceiveCase(PortalWriter writer, SiteZone zone) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.CasesTake;

    /// <summary>Takes it like a row of a file. A case that is known is corrected, and answered with its number.</summary>
    /// <param name="actor">The program.</param>
    /// <param name="body">The object.</param>
    /// <param name="content">The object as it was sent, to tell a repetition from a mistake.</param>
    /// <param name="idempotencyKey">The caller's key, or null.</param>
    /// <param name="cancellationToken">Honoured until the change starts.</param>
    public async Task<Result<ReceivedCase>> RunAsync(
        Actor actor, JsonElement body, string content, string? idempotencyKey, CancellationToken cancellationToken)
    {
        var row = JsonRow.Read(ImportKinds.Cases, body);
        if (CaseImport.Read(row, zone) is not { } import)
        {
            return row.Problem!;
        }

        var isNew = true;
        var created = await writer.WriteAsync<ReceiveCase, Created>(
            actor,
            (unit, token) => IdempotencyKeys.OnceAsync(unit, idempotencyKey, content, () => TakeAsync(unit, token), token),
            cancellationToken);
        return created.IsDone ? new ReceivedCase(created.Value, isNew) : created.Refusal;

        async Task<Result<Created>> TakeAsync(WriteUnit unit, CancellationToken token)
        {
            var importing = await CaseImporting.BeginAsync(unit, zone, [import], token);
            var taken = await importing.TakeAsync(import, token);
            if (!taken.IsDone)
            {
                return taken.Refusal;
            }

            await importing.FinishAsync(token);
            isNew = taken.Value.IsNew;
            return new Created(taken.Value.Id.Value.ToString("D"), taken.Value.Number.ToString());
        }
    }
}

/// <summary>A case that a program sent.</summary>
/// <param name="Created">Its id and number.</param>
/// <param name="IsNew">False when it was known before.</param>
public sealed record ReceivedCase(Created Created, bool IsNew);
