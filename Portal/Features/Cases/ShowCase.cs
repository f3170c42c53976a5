using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Features.Cases;

/// <summary>Shows one case with everything that happened to it.</summary>
public sealed class ShowCase(PortalReader reader, TimeProvider clock) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.CasesRead;

    /// <summary>By the number that people say aloud.</summary>
    public Task<Result<CaseDetails>> RunAsync(Actor actor, string number, CancellationToken cancellationToken) =>
        reader.TryReadAsync<ShowCase, CaseDetails>(
            actor,
            async (db, token) =>
                CaseNumber.TryParse(number, out var parsed) && await ReadAsync(db, parsed, token) is { } found
                    ? found
                    : CaseFeatureRefusals.CaseUnknown,
            cancellationToken);

    private async Task<CaseDetails?> ReadAsync(PortalDb db, CaseNumber number, CancellationToken cancellationToken)
    {
        var cases = db.Set<Case>().Where(one => one.Number == number);
        if (await cases.Select(CaseSight.From(db)).FirstOrDefaultAsync(cancellationToken) is not { } sight)
        {
            return null;
        }

        var rest = await cases.Select(one => new { one.Channel, one.CallerName, one.CallerPhone, one.BarredHandler }).FirstAsync(cancellationToken);
        var steps = await db.Set<CaseEvent>()
            .Where(entry => entry.CaseId == sight.Id)
            .OrderBy(entry => entry.No)
            .Select(entry => new CaseStep(
                entry.No,
                entry.Kind,
                entry.At,
                entry.ByName,
                db.Set<Person>().Where(person => person.Id == entry.Assignee).Select(person => person.Name).FirstOrDefault(),
                entry.Satisfaction,
                entry.Note))
            .ToListAsync(cancellationToken);
        return new CaseDetails
        {
            Case = BoardCase.From(sight, await CaseLimit.AllAsync(db, cancellationToken)),
            ExternalNumber = sight.ExternalNumber,
            Channel = rest.Channel,
            CallerName = Mask.Name(rest.CallerName),
            CallerPhone = Mask.Phone(rest.CallerPhone),
            RespondedAt = sight.RespondedAt,
            ClosedAt = sight.ClosedAt,
            TimeUsed = sight.History.TimeUsedAt(clock.GetUtcNow()),
            BarredHandler = rest.BarredHandler,
            Steps = steps,
        };
    }
}
