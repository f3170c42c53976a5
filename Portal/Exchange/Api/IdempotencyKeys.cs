using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;

namespace Portal.Exchange.Api;

/// <summary>
/// Makes a repeated <c>POST</c> harmless: the first answer is kept in the same transaction as the object, and the same
/// caller, use case and key get it again. The one writer makes two requests at once come one after the other.
/// </summary>
public static class IdempotencyKeys
{
    /// <summary>The request header.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>Longest key.</summary>
    public const int MaxLength = 255;

    /// <summary>How long an answer is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>The key of a request, or null when it has none.</summary>
    public static string? Of(HttpRequest request) =>
        request.Headers.TryGetValue(Header, out var values) && values.ToString() is { Length: > 0 } key ? key : null;

    /// <summary>Runs <paramref name="work"/> unless the key was used before; then answers what was answered the first time.</summary>
    /// <param name="unit">The unit in which the object is made.</param>
    /// <param name="key">The header's value; null runs the work every time.</param>
    /// <param name="content">The body, to tell a repetition from a mistake.</param>
    /// <param name="work">Makes the object; a refusal is not remembered.</param>
    /// <param name="cancellationToken">Honoured by the look-up.</param>
    /// <returns>The answer, the work's refusal, or one of <see cref="IdempotencyRefusals"/>.</returns>
    public static async Task<Result<Created>> OnceAsync(
        WriteUnit unit, string? key, string content, Func<Task<Result<Created>>> work, CancellationToken cancellationToken)
    {
        if (key is null)
        {
            return await work();
        }

        if (key.Length > MaxLength)
        {
            return IdempotencyRefusals.TooLong;
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(content));
        var kept = unit.Now - Kept;
        var used = await unit.Db.Set<IdempotencyKey>().AsNoTracking()
            .SingleOrDefaultAsync(used => used.ActorId == unit.Actor.Id && used.Action == unit.Action && used.Key == key, cancellationToken);
        if (used is not null && used.UsedAt >= kept)
        {
            return used.ContentHash.AsSpan().SequenceEqual(hash)
                ? new Created(used.AnswerId, used.AnswerNumber)
                : IdempotencyRefusals.OtherContent;
        }

        var made = await work();
        if (made.IsDone)
        {
            await unit.Db.Set<IdempotencyKey>().Where(old => old.UsedAt < kept).ExecuteDeleteAsync(cancellationToken);
            unit.Db.Add(new IdempotencyKey
            {
                ActorId = unit.Actor.Id,
                Action = unit.Action,
                Key = key,
                ContentHash = hash,
                AnswerId = made.Value.Id,
                AnswerNumber = made.Value.Number,
                UsedAt = unit.Now,
            });
        }

        return made;
    }
}
