using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Features.Reminders;
using Portal.Live;

namespace Portal.Features.Obligations;

/// <summary>
/// An occurrence of the due table. It stays for ever: done, done late or missed, with the clause in the version of its
/// instant. Only one that lies ahead and has lost its reason is taken out.
/// </summary>
public sealed class DueOccurrence
{
    /// <summary>Key of the obligation.</summary>
    public required string Obligation { get; init; }

    /// <summary>Key among its occurrences.</summary>
    public required string Key { get; init; }

    /// <summary>From when it can be done (UTC).</summary>
    public required DateTimeOffset Opens { get; set; }

    /// <summary>When it is due (UTC).</summary>
    public required DateTimeOffset Due { get; set; }

    /// <summary>From when it counts as missed (UTC).</summary>
    public required DateTimeOffset MissedAt { get; set; }

    /// <summary>What it is about, e.g. a post's code, or null.</summary>
    public required string? Subject { get; init; }

    /// <summary>Its clause as <c>clause@version</c>.</summary>
    public required string Citation { get; set; }

    /// <summary>Who answers for what it is about, or null.</summary>
    public PersonId? Holder { get; private set; }

    /// <summary>What screens call the thing it is about, or null.</summary>
    public string? Label { get; private set; }

    /// <summary>The page to act on, or null.</summary>
    public string? Link { get; private set; }

    /// <summary>Until when it is of use to tell it (UTC), or null: always.</summary>
    public DateTimeOffset? Until { get; private set; }

    /// <summary>Values of the obligation's own sentence; see <see cref="MessageArgs"/>. Null when it has none.</summary>
    public string? Args { get; private set; }

    /// <summary>Its stages and their instants as they were planned: when they change, those that wait are planned anew. Null for those of an earlier version of the portal.</summary>
    public string? Plan { get; set; }

    /// <summary>When it was done (UTC), or null.</summary>
    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>Who did it.</summary>
    public PersonId? DoneBy { get; private set; }

    /// <summary>What was written down, or null.</summary>
    public string? Note { get; private set; }

    /// <summary>Names it.</summary>
    internal (string Obligation, string Key) Id => (Obligation, Key);

    /// <summary>Whether the rules may still change it: what was due stays as it was, and what is done stays done.</summary>
    internal bool MayChange(DateTimeOffset now) => DoneAt is null && Due > now;

    /// <summary>As the domain knows it.</summary>
    public Occurrence ToDomain() => new(Obligation, Key, Opens, Due, MissedAt, Subject);

    /// <summary>How it stands.</summary>
    public OccurrenceStanding Standing(DateTimeOffset now) => ToDomain().Standing(DoneAt, now);

    /// <summary>Takes over what its event says; whether that changed anything.</summary>
    internal bool Tell(RuleEvent? about)
    {
        var before = (Holder, Label, Link, Until, Args);
        (Holder, Label, Link, Until) = (about?.Holder, about?.Label, about?.Link, about?.Until);
        Args = about is { Args.Count: > 0 } ? MessageArgs.Write(about.Args) : null;
        return before != (Holder, Label, Link, Until, Args);
    }

    /// <summary>
    /// Does what its event says about being done elsewhere; whether that changed anything. Nothing that was done by hand is
    /// undone, and nothing that was missed.
    /// </summary>
    internal bool Follow(RuleEvent about, bool isSeenElsewhere, DateTimeOffset now)
    {
        if (DoneAt is null && about.SettledAt is { } settled && settled <= now)
        {
            Do(about.SettledBy, null, settled);
            return true;
        }

        if (isSeenElsewhere && DoneAt is not null && about.SettledAt is null && now < MissedAt)
        {
            (DoneAt, DoneBy, Note) = (null, null, null);
            return true;
        }

        return false;
    }

    /// <summary>Somebody did it; the first time counts.</summary>
    public void Do(PersonId? person, string? note, DateTimeOffset now) => (DoneAt, DoneBy, Note) = (now, person, note);
}

/// <summary>A message of an occurrence that waits for its instant. The key makes a second sending impossible.</summary>
public sealed class OccurrenceStage
{
    /// <summary>Key of the obligation.</summary>
    public required string Obligation { get; init; }

    /// <summary>Key of the occurrence.</summary>
    public required string Key { get; init; }

    /// <summary>Key of the stage.</summary>
    public required string Stage { get; init; }

    /// <summary>When it is to be sent (UTC).</summary>
    public required DateTimeOffset At { get; set; }

    /// <summary>When it was sent or fell away (UTC); null while it waits.</summary>
    public DateTimeOffset? SettledAt { get; set; }

    /// <summary>How many people it was sent to.</summary>
    public int Readers { get; set; }
}

internal sealed class ObligationMapping : IEntityTypeConfiguration<DueOccurrence>, IEntityTypeConfiguration<OccurrenceStage>
{
    public void Configure(EntityTypeBuilder<DueOccurrence> builder)
    {
        builder.ToTable("Occurrences").Publishes(Topics.Obligations).HasKey(row => new { row.Obligation, row.Key });
        builder.HasIndex(row => row.Due);
        builder.HasIndex(row => new { row.Obligation, row.Due });
    }

    public void Configure(EntityTypeBuilder<OccurrenceStage> builder)
    {
        builder.ToTable("OccurrenceStages").Publishes(Topics.Obligations).IsUnaudited().HasKey(row => new { row.Obligation, row.Key, row.Stage });
        builder.HasIndex(row => row.At).HasDatabaseName("IX_OccurrenceStages_Waiting").HasFilter("\"SettledAt\" IS NULL");
    }
}
