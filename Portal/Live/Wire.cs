namespace Portal.Live;

/// <summary>
/// What spares the database, the network and the browser is paced in real time: it is no part of what happens at the
/// site, so the site's clock does not drive it.
/// </summary>
internal static class Wire
{
    /// <summary>Ten a second: how often the same thing is loaded, rendered or sent at most.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    /// <summary>Real time.</summary>
    public static TimeProvider Clock => TimeProvider.System;
}
