namespace Portal.Features.Wall;

/// <summary>The site's day and shift.</summary>
/// <param name="Day">Site date.</param>
/// <param name="IsWorkday">By the business calendar.</param>
/// <param name="Shift">The shift that runs under a team leader, else the one that most people share; null when none runs.</param>
internal sealed record WallHeader(DateOnly Day, bool IsWorkday, WallShift? Shift);
