using Portal.Data;
using Portal.Domain.Kernel;

namespace Portal.Features.Cases;

/// <summary>
/// Hands over the cases of a filter one by one, in the order of the list. A list may be the whole history, so its rows come
/// from the database as they are taken; a figure's rows are those of a month or what is open, and are picked before.
/// </summary>
public sealed class ExportCases(PortalReader reader, FindCases figures) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.CasesRead;

    /// <summary>Runs <paramref name="take"/> over the rows, all of one state of the data; it is not called when the actor may not read.</summary>
    public Task<Result<bool>> RunAsync(
        Actor actor, CaseFilter filter, Func<IAsyncEnumerable<CaseLine>, CancellationToken, Task> take, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(take);
        return reader.ReadAsync<ExportCases, bool>(
            actor,
            async (db, token) =>
            {
                var limits = await CaseLimit.AllAsync(db, token);
                await take(filter.Figure is null ? FindCases.Stream(db, filter, limits) : await figures.OpenAllAsync(db, filter, limits, token), token);
                return true;
            },
            cancellationToken);
    }
}
