namespace Portal.Live;

/// <summary>What a snapshot of any type tells about itself.</summary>
public interface ISnapshot
{
    /// <summary>Subscribes to new versions.</summary>
    LiveSubscription Subscribe();

    /// <summary>Number of open subscriptions.</summary>
    int SubscriberCount { get; }
}
