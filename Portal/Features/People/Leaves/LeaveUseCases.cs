using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Live;

namespace Portal.Features.People.Leaves;

/// <summary>Writes down that somebody is away for days, and who is reminded instead.</summary>
public sealed class RecordLeave(PortalWriter writer) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.DutyManage;

    /// <summary>Records it; refused where it overlaps another leave of the person.</summary>
    public Task<Result<LeaveId>> RunAsync(Actor actor, PersonId person, DateOnly first, DateOnly last, LeaveKind kind, PersonId? substitute, CancellationToken cancellationToken) =>
        writer.WriteAsync<RecordLeave, LeaveId>(
            actor,
            async (unit, token) =>
            {
                PersonId[] named = substitute is { } other ? [person, other] : [person];
                if (await unit.Db.Set<Person>().CountAsync(one => named.Contains(one.Id) && one.Active, token) != named.Distinct().Count())
                {
                    return LeaveRefusals.UnknownPerson;
                }

                var leave = LeaveOfAbsence.Record(person, first, last, substitute, unit.Actor.Name, unit.Now, kind);
                if (!leave.IsDone)
                {
                    return leave.Refusal!;
                }

                if (await unit.Db.Set<LeaveOfAbsence>().AnyAsync(one => one.Person == person && one.WithdrawnAt == null && one.First <= last && one.Last >= first, token))
                {
                    return LeaveRefusals.Overlaps;
                }

                unit.Db.Add(leave.Value);
                return leave.Value.Id;
            },
            cancellationToken);
}

/// <summary>Takes a leave back.</summary>
public sealed class WithdrawLeave(PortalWriter writer) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.DutyManage;

    /// <summary>Withdraws it.</summary>
    public Task<Result> RunAsync(Actor actor, LeaveId id, CancellationToken cancellationToken) =>
        writer.WriteAsync<WithdrawLeave>(
            actor,
            async (unit, token) =>
            {
                if (await unit.Db.Set<LeaveOfAbsence>().SingleOrDefaultAsync(one => one.Id == id, token) is not { } leave)
                {
                    return LeaveRefusals.Unknown;
                }

                leave.Withdraw(unit.Now);
                return Result.Done;
            },
            cancellationToken);
}

/// <summary>A leave as people see it.</summary>
/// <param name="Id">The leave.</param>
/// <param name="Person">Who is away.</param>
/// <param name="First">First day.</param>
/// <param name="Last">Last day, included.</param>
/// <param name="Kind">Why.</param>
/// <param name="Substitute">Who stands in, or null.</param>
/// <param name="IsWithdrawn">Whether it was taken back.</param>
public sealed record LeaveLine(LeaveId Id, string Person, DateOnly First, DateOnly Last, LeaveKind Kind, string? Substitute, bool IsWithdrawn);

/// <summary>The leaves of now and to come, and who may take one.</summary>
/// <param name="People">Everybody who works here, by number.</param>
/// <param name="Leaves">Leaves that end today or later, by first day.</param>
public sealed record LeavesView(IReadOnlyList<(PersonId Id, string Name)> People, IReadOnlyList<LeaveLine> Leaves);

/// <summary>Shows the leaves.</summary>
public sealed class ReadLeaves(PortalReader reader, SiteZone zone, TimeProvider clock) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.DutyRead;

    /// <summary>The view.</summary>
    public Task<Result<LeavesView>> RunAsync(Actor actor, CancellationToken cancellationToken) =>
        reader.ReadAsync<ReadLeaves, LeavesView>(
            actor,
            async (db, token) =>
            {
                var today = zone.DateOf(clock.GetUtcNow());
                var people = await db.Set<Person>().AsNoTracking().OrderBy(person => person.Code).Select(person => new { person.Id, person.Name, person.Active }).ToListAsync(token);
                var names = people.ToDictionary(person => person.Id, person => person.Name);
                var leaves = await db.Set<LeaveOfAbsence>().AsNoTracking().Where(leave => leave.Last >= today).OrderBy(leave => leave.First).ToListAsync(token);
                return new LeavesView(
                    [.. people.Where(person => person.Active).Select(person => (person.Id, person.Name))],
                    leaves.ConvertAll(leave => new LeaveLine(
                        leave.Id, names.GetValueOrDefault(leave.Person, "?"), leave.First, leave.Last, leave.Kind,
                        leave.Substitute is { } substitute ? names.GetValueOrDefault(substitute, "?") : null, leave.WithdrawnAt is not null)));
            },
            cancellationToken);
}

internal sealed class LeaveMapping : IEntityTypeConfiguration<LeaveOfAbsence>
{
    public void Configure(EntityTypeBuilder<LeaveOfAbsence> builder)
    {
        builder.ToTable("Leaves").Publishes(Topics.People);
        builder.HasIndex(leave => leave.Last);
        builder.Property(leave => leave.Kind).HasDefaultValue(LeaveKind.Other);
    }
}
