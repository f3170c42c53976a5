namespace Portal.Jobs;

/// <summary>
/// A piece of recurring work. It lives in its feature, gets what it needs by its constructor, and is safe to run twice:
/// the scheduler promises at least one run of each firing, the data makes it one.
/// </summary>
public interface IPortalJob
{
    /// <summary>Does the work and says what it did.</summary>
    Task<JobTally> RunAsync(CancellationToken cancellationToken);
}
