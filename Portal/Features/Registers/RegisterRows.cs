using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Domain.Registers;
using Portal.Live;

namespace Portal.Features.Registers;

/// <summary>An entry of a register. It is corrected, never deleted; where it stands follows from its steps and answers.</summary>
public sealed class RegisterEntry
{
    /// <summary>Identity.</summary>
    public required RegisterEntryId Id { get; init; }

    /// <summary>Key of the register.</summary>
    public required string Register { get; init; }

    /// <summary>Site day on which it was opened.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Which of the register's entries of that day it is, from 1.</summary>
    public required int Serial { get; init; }

    /// <summary>When it was opened (UTC).</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Name of who opened it.</summary>
    public required string OpenedBy { get; init; }

    /// <summary>The person behind that name, or null.</summary>
    public required PersonId? Writer { get; init; }

    /// <summary>Key of the obligation whose closing drafted it; null where somebody opened it.</summary>
    public string? OrderedBy { get; init; }

    /// <summary>What screens call it; empty while nothing names it.</summary>
    public string Title { get; set; } = "";

    /// <summary>Key of the stage it waits in; null where it is closed.</summary>
    public string? Stage { get; set; }

    /// <summary>Key of the last stage that is done; null for a draft.</summary>
    public string? LastStage { get; set; }

    /// <summary>Who answers for it; null in a register whose holder is the steward of <see cref="Unit"/>.</summary>
    public PersonId? Holder { get; set; }

    /// <summary>Code of the unit that it names, or null.</summary>
    public string? Unit { get; set; }

    /// <summary>When it was closed (UTC), or null.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Why the draft was given up, when it was closed; null for every other entry.</summary>
    public string? GivenUpFor { get; set; }

    /// <summary>Name of who gave it up, or null.</summary>
    public string? GivenUpBy { get; set; }

    /// <summary>Whether not even its first stage is done, and nobody gave it up.</summary>
    public bool IsDraft => LastStage is null && ClosedAt is null;

    /// <summary>Its number in the register.</summary>
    public EntryNumber Number => new(Day, Serial);
}

/// <summary>A stage that was done.</summary>
public sealed class RegisterStep
{
    /// <summary>The entry.</summary>
    public required RegisterEntryId Entry { get; init; }

    /// <summary>Key of the stage.</summary>
    public required string Stage { get; init; }

    /// <summary>Key of the register, to find what was done in it.</summary>
    public required string Register { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset DoneAt { get; init; }

    /// <summary>Name of who did it.</summary>
    public required string DoneBy { get; init; }

    /// <summary>The person behind that name, or null.</summary>
    public required PersonId? Person { get; init; }

    /// <summary>The login, key or part of the portal that did it.</summary>
    public required string Account { get; init; }
}

/// <summary>
/// An answer of an entry. Number 0 is the answer itself, which may change until its stage is done; from then on a correction
/// is a row of its own with its reason.
/// </summary>
public sealed class RegisterAnswer
{
    /// <summary>Longest reason.</summary>
    public const int LongestReason = 200;

    /// <summary>The entry.</summary>
    public required RegisterEntryId Entry { get; init; }

    /// <summary>Key of the item.</summary>
    public required string Item { get; init; }

    /// <summary>Of which thing; empty where the item is asked once.</summary>
    public required string Thing { get; init; }

    /// <summary>0 for the answer; 1, 2, ... for corrections.</summary>
    public required int Number { get; init; }

    /// <summary>Canonical value.</summary>
    public required string Value { get; set; }

    /// <summary>What was found, or null.</summary>
    public required string? Remark { get; set; }

    /// <summary>Why it was corrected; null for the answer itself.</summary>
    public string? Reason { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset At { get; set; }

    /// <summary>Name of who answered.</summary>
    public required string By { get; set; }

    /// <summary>As the domain knows it.</summary>
    public EvidenceAnswer ToDomain() => new(Item, Thing, Value, Remark);
}

/// <summary>The day of a date that events hang on, as it holds now.</summary>
public sealed class RegisterDate
{
    /// <summary>The entry.</summary>
    public required RegisterEntryId Entry { get; init; }

    /// <summary>Key of the item.</summary>
    public required string Item { get; init; }

    /// <summary>Key of the register.</summary>
    public required string Register { get; init; }

    /// <summary>The day, of the site.</summary>
    public required DateOnly Day { get; set; }
}

internal sealed class RegisterMapping
    : IEntityTypeConfiguration<RegisterEntry>, IEntityTypeConfiguration<RegisterStep>, IEntityTypeConfiguration<RegisterAnswer>, IEntityTypeConfiguration<RegisterDate>
{
    public void Configure(EntityTypeBuilder<RegisterEntry> builder)
    {
        builder.ToTable("RegisterEntries").Publishes(Topics.Registers).HasKey(entry => entry.Id);
        builder.HasIndex(entry => new { entry.Register, entry.Day, entry.Serial }).IsUnique();
        builder.HasIndex(entry => new { entry.Register, entry.ClosedAt });
        builder.HasIndex(entry => new { entry.Register, entry.Stage });
    }

    public void Configure(EntityTypeBuilder<RegisterStep> builder)
    {
        builder.ToTable("RegisterSteps").Publishes(Topics.Registers).HasKey(step => new { step.Entry, step.Stage });
        builder.HasIndex(step => new { step.Register, step.Stage, step.DoneAt });
    }

    public void Configure(EntityTypeBuilder<RegisterAnswer> builder) =>
        builder.ToTable("RegisterAnswers").Publishes(Topics.Registers).HasKey(answer => new { answer.Entry, answer.Item, answer.Thing, answer.Number });

    public void Configure(EntityTypeBuilder<RegisterDate> builder)
    {
        builder.ToTable("RegisterDates").IsUnaudited().HasKey(date => new { date.Entry, date.Item });
        builder.HasIndex(date => new { date.Register, date.Item, date.Day });
    }
}
