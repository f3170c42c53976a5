using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Live;

namespace Portal.Features.Obligations.Events;

/// <summary>Identity of a recorded event.</summary>
public readonly record struct RecordedEventId(Guid Value) : ITypedId<RecordedEventId>
{
    /// <inheritdoc/>
    public static RecordedEventId From(Guid value) => new(value);
}

/// <summary>Something that somebody saw or knows to come, written down because nothing else in the portal tells it. It is withdrawn, never deleted.</summary>
public sealed class RecordedEvent
{
    /// <summary>Identity.</summary>
    public required RecordedEventId Id { get; init; }

    /// <summary>What it is, e.g. <c>visitors.left</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What it happened to, where closing an obligation told it; null: this event is its own subject.</summary>
    public string? Subject { get; init; }

    /// <summary>What was answered then, as JSON, or null.</summary>
    public string? Answers { get; init; }

    /// <summary>What it is about, in the recorder's words.</summary>
    public required string Label { get; init; }

    /// <summary>When it happened or will (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who answers for it, or null.</summary>
    public required PersonId? Holder { get; init; }

    /// <summary>Who wrote it down.</summary>
    public required string RecordedBy { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>When it was withdrawn (UTC), or null.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Why, or null.</summary>
    public string? WithdrawnWhy { get; private set; }

    /// <summary>Who withdrew it, or null.</summary>
    public string? WithdrawnBy { get; private set; }

    /// <summary>It did not happen, or was written down wrongly.</summary>
    public Result Withdraw(string? why, string by, DateTimeOffset now)
    {
        if (WithdrawnAt is not null)
        {
            return EventRefusals.AlreadyWithdrawn;
        }

        if (string.IsNullOrWhiteSpace(why))
        {
            return EventRefusals.ReasonMissing;
        }

        (WithdrawnAt, WithdrawnWhy, WithdrawnBy) = (now, why.Trim(), by);
        return Result.Done;
    }
}

internal sealed class RecordedEventMapping : IEntityTypeConfiguration<RecordedEvent>
{
    public void Configure(EntityTypeBuilder<RecordedEvent> builder)
    {
        builder.ToTable("RecordedEvents").Publishes(Topics.RuleEvents);
        builder.HasIndex(row => row.At);
        builder.HasIndex(row => new { row.Kind, row.Subject }).IsUnique().HasFilter("\"Subject\" IS NOT NULL");
    }
}

/// <summary>Tells the obligations what people wrote down, and what closing others told.</summary>
internal sealed class RecordedEvents(EventKinds kinds) : IEventSource
{
    public IReadOnlyList<string> Kinds => kinds.Recorded;

    public IReadOnlyList<string> Topics { get; } = [Live.Topics.RuleEvents];

    public async Task<IReadOnlyList<RuleEvent>> BetweenAsync(EventQuestion asked, CancellationToken cancellationToken)
    {
        var (db, from, to) = (asked.Db, asked.From, asked.To);
        var rows = await db.Set<RecordedEvent>().AsNoTracking().Where(row => row.At >= from && row.At < to && row.WithdrawnAt == null).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new RuleEvent(row.Kind, row.Subject ?? row.Id.Value.ToString("N"), row.At, row.Holder, row.Label)
        {
            By = row.RecordedBy,
            Answers = row.Answers is { } answers ? JsonSerializer.Deserialize<EvidenceAnswer[]>(answers) ?? [] : [],
        });
    }
}
