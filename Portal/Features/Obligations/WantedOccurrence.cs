using Portal.Domain.Obligations;

namespace Portal.Features.Obligations;

/// <summary>An occurrence as the rules want it, with its stages.</summary>
internal sealed record WantedOccurrence(DueObligation Due, IReadOnlyList<DeliveryStage> Stages)
{
    /// <summary>Names it.</summary>
    public (string Obligation, string Key) Id => (Occurrence.Obligation, Occurrence.Key);

    public Obligation Obligation => Due.Obligation;

    public Occurrence Occurrence => Due.Occurrence;

    /// <summary>Its stages and their instants, as the row keeps them.</summary>
    public string Plan { get; } = string.Join(';', Stages.Select(stage => $"{stage.Key}@{OccurrenceKey.Instant(stage.At)}"));

    /// <summary>Whether it opens, is due or is missed at another time than its row says.</summary>
    public bool IsElsewhen(DueOccurrence row) => (row.Opens, row.Due, row.MissedAt) != (Occurrence.Opens, Occurrence.Due, Occurrence.MissedAt);

    /// <summary>Whether its row waits and says something else about its times. What was due stays as it was.</summary>
    public bool Moves(DueOccurrence row, DateTimeOffset now) => row.MayChange(now) && (IsElsewhen(row) || row.Plan != Plan);

    /// <summary>Takes over what the event says; whether that changed the row.</summary>
    public bool Update(DueOccurrence row, DateTimeOffset now)
    {
        var told = row.MayChange(now) && row.Tell(Occurrence.Event);
        return (Occurrence.Event is { } about && row.Follow(about, Obligation.Evidence.IsSeenElsewhere(), now)) || told;
    }

    /// <summary>Its row where it is new.</summary>
    public DueOccurrence NewRow(DateTimeOffset now)
    {
        var row = new DueOccurrence
        {
            Obligation = Occurrence.Obligation,
            Key = Occurrence.Key,
            Opens = Occurrence.Opens,
            Due = Occurrence.Due,
            MissedAt = Occurrence.MissedAt,
            Subject = Occurrence.Subject,
            Citation = Due.Citation,
            Plan = Plan,
        };
        row.Tell(Occurrence.Event);
        Update(row, now);
        return row;
    }

    /// <summary>The rows of its stages where they are new.</summary>
    public IEnumerable<OccurrenceStage> Rows() => Stages.Select(stage => new OccurrenceStage
    {
        Obligation = Occurrence.Obligation,
        Key = Occurrence.Key,
        Stage = stage.Key,
        At = stage.At,
    });
}
