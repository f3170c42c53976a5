namespace Portal.Live;

/// <summary>What a snapshot of any type tells about itself.</summary>
public interface ISnapshot
{
    /// <summary>Number of open subscriptions.</summary>
    int SubscriberCount { get; }

    /// <summary>Subscribes to new versions.</summary>
    LiveSubscription Subscribe() => LiveSubscription.To(this);

    /// <summary>Signals this subscription, too, with every new version; see <see cref="LiveSubscription.To"/>.</summary>
    internal void Join(LiveSubscription subscription);

    /// <summary>Ends what <see cref="Join"/> began.</summary>
    internal void Leave(LiveSubscription subscription);
}
