using Portal.Live;

namespace Portal.App.Layout;

/// <summary>A count beside an entry of the navigation: what waits there for somebody. A feature registers one for its entry.</summary>
public interface INavCount
{
    /// <summary>Address of the entry.</summary>
    string Href { get; }

    /// <summary>Text key that says what is counted; the count is its argument.</summary>
    string Text { get; }

    /// <summary>Signals when the count may have changed.</summary>
    LiveSubscription Subscribe();

    /// <summary>The count now, the same for whoever may open the entry.</summary>
    ValueTask<int> CountAsync(CancellationToken cancellationToken);
}
