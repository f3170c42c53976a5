using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Fees;
using Portal.Domain.Fees.Dunning;
using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Features.Dunning;

/// <summary>
/// Shows the units that owe, with amount, stage and what is to be served next: a steward those of the own area, others every
/// area [B-131].
/// </summary>
public sealed class ReadDunning(DunningSnapshot snapshot, PortalReader reader, IAccess access) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.FeesRead;

    /// <summary>A page of them; what is known of owners leaves this class masked.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="filter">Which units.</param>
    /// <param name="skip">Units to leave out.</param>
    /// <param name="take">Units to answer at most.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    public async Task<Result<DunningView>> RunAsync(Actor actor, DunningFilter filter, int skip, int take, CancellationToken cancellationToken)
    {
        if (access.Check(actor, Right) is { } refusal)
        {
            return refusal;
        }

        var book = await snapshot.GetAsync(cancellationToken);
        var scope = DunningScope.Of(access, actor);
        var mine = book.Value.Units.Where(unit => scope.Covers(unit.Steward)).ToList();
        var found = mine.FindAll(filter.Matches);
        var page = found.Skip(skip).Take(take).ToList();
        var owners = await OwnersAsync(page.ConvertAll(unit => unit.Id), cancellationToken);
        return new DunningView(
            book.AsOf,
            book.Value.Today,
            mine.Count,
            found.Count,
            new Money(found.Sum(unit => unit.Open.Fen)),
            DunningStages.Noticed.ToDictionary(stage => stage, stage => mine.Count(unit => unit.Steps.Any(step => step.Stage == stage))),
            [.. mine.Select(unit => unit.Building).OfType<string>().Distinct(StringComparer.Ordinal)],
            [.. mine.Where(unit => unit.Steward is not null).DistinctBy(unit => unit.Steward).Select(unit => new DunningArea(unit.Steward!.Value, unit.StewardName ?? "?"))],
            page.ConvertAll(unit => new DunningRow(unit, Mask.Name(owners.GetValueOrDefault(unit.Id)))));
    }

    private Task<Dictionary<UnitId, string?>> OwnersAsync(List<UnitId> units, CancellationToken cancellationToken) =>
        units.Count == 0
            ? Task.FromResult(new Dictionary<UnitId, string?>())
            : reader.ReadAsync(
                (db, token) => db.Set<Unit>().Where(unit => units.Contains(unit.Id)).ToDictionaryAsync(unit => unit.Id, unit => unit.Owner, token), cancellationToken);
}

/// <summary>Which units that owe to show; null and blank mean all.</summary>
/// <param name="List">Those that are to be served this stage's notice next.</param>
/// <param name="Stage">Those with a demand at this stage.</param>
/// <param name="Building">Those of this building.</param>
/// <param name="Steward">Those of this steward's area.</param>
/// <param name="Text">Those with this in their code.</param>
public sealed record DunningFilter(
    DunningStage? List = null, DunningStage? Stage = null, string? Building = null, PersonId? Steward = null, string? Text = null)
{
    internal bool Matches(DunnedUnit unit) =>
        (List is not { } list || unit.Steps.Any(step => step.Stage == list))
        && (Stage is not { } stage || unit.Demands.Any(demand => demand.Stage == stage))
        && (string.IsNullOrEmpty(Building) || unit.Building == Building)
        && (Steward is null || unit.Steward == Steward)
        && (string.IsNullOrWhiteSpace(Text) || unit.Code.Contains(Text.Trim(), StringComparison.OrdinalIgnoreCase));
}

/// <summary>A page of the units that owe.</summary>
/// <param name="AsOf">Instant of what it shows.</param>
/// <param name="Today">Its site day.</param>
/// <param name="All">Units that owe in the reader's areas.</param>
/// <param name="Total">Units that match.</param>
/// <param name="Open">What the matching units owe.</param>
/// <param name="Waiting">How many units of the reader's areas wait for each notice.</param>
/// <param name="Buildings">The buildings of the reader's areas.</param>
/// <param name="Areas">The stewards of the reader's areas.</param>
/// <param name="Rows">The units of the page.</param>
public sealed record DunningView(
    DateTimeOffset AsOf,
    DateOnly Today,
    int All,
    int Total,
    Money Open,
    IReadOnlyDictionary<DunningStage, int> Waiting,
    IReadOnlyList<string> Buildings,
    IReadOnlyList<DunningArea> Areas,
    IReadOnlyList<DunningRow> Rows)
{
    /// <summary>Nothing read yet.</summary>
    public static DunningView None { get; } =
        new(default, default, 0, 0, Money.Zero, DunningStages.Noticed.ToDictionary(stage => stage, _ => 0), [], [], []);
}

/// <summary>A steward's area.</summary>
/// <param name="Steward">The steward.</param>
/// <param name="Name">Name of the steward.</param>
public sealed record DunningArea(PersonId Steward, string Name);

/// <summary>A unit in the list.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Owner">Name of the owner, masked.</param>
public sealed record DunningRow(DunnedUnit Unit, string? Owner);
