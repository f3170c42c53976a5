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
    /// <param name="sent">The object.</param>
    /// <param name="cancellationToken">Honoured until the change starts.</param>
    public async Task<Result<Taken>> RunAsync(SentObject sent, CancellationToken cancellationToken)
    {
        var row = JsonRow.Read(ImportKinds.Cases, sent.Body);
        if (CaseImport.Read(row, zone) is not { } import)
        {
            return row.Problem!;
        }

        var isNew = true;
        var created = await writer.WriteAsync<ReceiveCase, Created>(
            sent.Actor,
            (unit, token) => IdempotencyKeys.OnceAsync(unit, sent.IdempotencyKey, sent.Content, () => TakeAsync(unit, token), token),
            cancellationToken);
        return created.IsDone ? new Taken(created.Value, isNew) : created.Refusal;

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
