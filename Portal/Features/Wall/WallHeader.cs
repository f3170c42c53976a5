namespace Portal.Features.Wall;

/// <summary>The site's day and shift.</summary>
/// <param name="Day">Site date.</param>
/// <param name="IsWorkday">By the business calendar.</param>
/// <param name="Shift">The shift that most people on duty now share, or null when none runs.</param>
internal sealed record WallHeader(DateOnly Day, bool IsWorkday, WallShift? Shift);
