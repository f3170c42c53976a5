using Portal.Domain.Kernel;

namespace Portal.Features.Wall;

/// <summary>The latest events, newest first.</summary>
internal sealed record WallLog(DateTimeOffset AsOf, IReadOnlyList<WallEvent> Events);

/// <summary>One event: a text and what fills it. Staff are named, customers never are.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Text">Text key.</param>
/// <param name="Args">Names, numbers and <see cref="Money"/>.</param>
internal sealed record WallEvent(DateTimeOffset At, WallEventKind Kind, string Text, params IReadOnlyList<object?> Args);

/// <summary>What an event is about.</summary>
internal enum WallEventKind
{
    Presence,
    Case,
    Payment,
}
