using Microsoft.EntityFrameworkCore;
using Portal.Domain.Cases;
using Portal.Domain.Obligations;
using Portal.Features.Obligations;

namespace Portal.Features.Cases;

/// <summary>
/// When cases reach their limit, for the obligations. A reopened case, a moved limit and a new assignee make another event:
/// they are told again.
/// </summary>
internal sealed class CaseEvents : IEventSource
{
    private const string Due = "case.due";

    public IReadOnlyList<string> Kinds { get; } = [Due];

    public IReadOnlyList<string> Topics { get; } = [Live.Topics.Cases];

    public async Task<IReadOnlyList<RuleEvent>> BetweenAsync(EventQuestion asked, CancellationToken cancellationToken)
    {
        var (db, from, to) = (asked.Db, asked.From, asked.To);
        var limits = await CaseLimit.AllAsync(db, cancellationToken);
        var cases = await db.Set<Case>().AsNoTracking().Where(one => one.ResolvedAt == null || one.ResolvedAt >= from)
            .Select(one => new
            {
                one.Id, one.Number, one.Title, one.AssignedTo, one.ReceivedAt, one.ResolveDue, one.ResolvedAt, one.Reopened, one.Kind, one.Severity, one.Category,
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. from one in cases
               let due = one.ResolveDue ?? one.ReceivedAt + limits.Resolve(one.Kind, one.Severity, one.ReceivedAt, one.Category)
               where due >= @from && due < to
               select new RuleEvent(
                   Due, $"{one.Id.Value:N}@{OccurrenceKey.Instant(due.Value)}#{one.Reopened}~{one.AssignedTo?.Value:N}", due.Value, one.AssignedTo,
                   $"{one.Number} {one.Title}", "/cases/" + one.Number, one.ResolvedAt)
               {
                   Args = [one.Number.ToString(), one.Title, due.Value],
               },
        ];
    }
}
