namespace Portal.Jobs;

/// <summary>A job and when it runs. Its name is in the data and in the texts <c>job.{name}</c> and <c>job.{name}.about</c>.</summary>
/// <param name="Name">Kebab-case name, unique.</param>
/// <param name="Schedule">When it runs.</param>
/// <param name="Type">The class that does it.</param>
public sealed record JobDefinition(string Name, JobSchedule Schedule, Type Type);
