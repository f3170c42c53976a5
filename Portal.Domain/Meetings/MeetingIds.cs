using Portal.Domain.Kernel;

namespace Portal.Domain.Meetings;

/// <summary>Identity of a meeting.</summary>
public readonly record struct MeetingId(Guid Value) : ITypedId<MeetingId>
{
    /// <inheritdoc/>
    public static MeetingId From(Guid value) => new(value);
}

/// <summary>Identity of a series of meetings.</summary>
public readonly record struct SeriesId(Guid Value) : ITypedId<SeriesId>
{
    /// <inheritdoc/>
    public static SeriesId From(Guid value) => new(value);
}

/// <summary>Identity of a line of a meeting's agenda.</summary>
public readonly record struct AgendaItemId(Guid Value) : ITypedId<AgendaItemId>
{
    /// <inheritdoc/>
    public static AgendaItemId From(Guid value) => new(value);
}

/// <summary>Identity of something decided in a meeting.</summary>
public readonly record struct ActionItemId(Guid Value) : ITypedId<ActionItemId>
{
    /// <inheritdoc/>
    public static ActionItemId From(Guid value) => new(value);
}

/// <summary>Identity of a record that hangs on a meeting or an action item: an incident, an addition, a report.</summary>
public readonly record struct MeetingNoteId(Guid Value) : ITypedId<MeetingNoteId>
{
    /// <inheritdoc/>
    public static MeetingNoteId From(Guid value) => new(value);
}
