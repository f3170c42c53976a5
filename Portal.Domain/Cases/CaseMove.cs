using Portal.Domain.People;

namespace Portal.Domain.Cases;

/// <summary>Who moves a case. The name is kept with the log, since a key or a job moves cases too and people leave.</summary>
/// <param name="Person">The person, or null for a program or a job.</param>
/// <param name="Name">Name for people.</param>
public readonly record struct CaseActor(PersonId? Person, string Name);

/// <summary>One move on a case.</summary>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="SeenVersion">
/// The <see cref="Case.Version"/> on the mover's screen, or null when nothing was on a screen. A move on a case that
/// has changed since is refused with who changed it and when.
/// </param>
public readonly record struct CaseMove(CaseActor By, DateTimeOffset At, int? SeenVersion = null);
