namespace Portal.Channels;

/// <summary>One message to a peer: a delivery, or several that waited for a limit.</summary>
/// <param name="Id">The sending.</param>
/// <param name="Deliveries">What it carries, oldest first.</param>
/// <param name="Title">A few words.</param>
/// <param name="Body">All it says, uncut.</param>
/// <param name="Mail">Where a mail goes, or null where its person has no address.</param>
/// <param name="Mobiles">Mobile numbers of the people whom a robot names.</param>
internal sealed record Outgoing(
    SendingId Id, IReadOnlyList<ChannelDelivery> Deliveries, string Title, string Body, string? Mail, IReadOnlyList<string> Mobiles)
{
    /// <summary>The delivery that a receiver may know it by.</summary>
    public ChannelDelivery First => Deliveries[0];
}

/// <summary>How a sending ended.</summary>
/// <param name="Kind">What follows from it.</param>
/// <param name="Fault">One of <see cref="ChannelFaults"/>, or null when accepted.</param>
/// <param name="Answer">The peer's own words, or null.</param>
/// <param name="Rest">How long the whole channel rests before anything else is tried; null where only this message is concerned.</param>
internal sealed record SendOutcome(SendOutcomeKind Kind, string? Fault = null, string? Answer = null, TimeSpan? Rest = null)
{
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(10);

    public static SendOutcome NotTried { get; } = new(SendOutcomeKind.NotTried);

    public static SendOutcome Accepted(string? answer) => new(SendOutcomeKind.Accepted, null, answer);

    public static SendOutcome Again(string fault, string answer, TimeSpan? rest = null) => new(SendOutcomeKind.Again, fault, answer, rest);

    public static SendOutcome Never(string fault, string answer) => new(SendOutcomeKind.Never, fault, answer);

    /// <summary>Whoever could not reach the peer need not try it with the next message at once.</summary>
    public static SendOutcome Of(Peers.PeerException exception) =>
        exception.IsLasting ? Never(exception.Fault, exception.Answer)
        : Again(exception.Fault, exception.Answer, exception.Fault == ChannelFaults.RateLimited ? TimeSpan.FromMinutes(1) : AfterFault);
}

/// <summary>What follows from a sending.</summary>
internal enum SendOutcomeKind
{
    /// <summary>The platform took it.</summary>
    Accepted,

    /// <summary>It may work later.</summary>
    Again,

    /// <summary>It would be answered the same for ever.</summary>
    Never,

    /// <summary>The channel failed before its turn came.</summary>
    NotTried,
}

/// <summary>Speaks to the peers of some kinds of channel.</summary>
internal interface IChannelSender
{
    /// <summary>Whether it speaks this kind.</summary>
    bool Speaks(ChannelKind kind);

    /// <summary>Sends, and answers for each in the same order. Throws nothing that a peer may cause.</summary>
    Task<IReadOnlyList<SendOutcome>> SendAsync(OpenChannel channel, IReadOnlyList<Outgoing> messages, CancellationToken cancellationToken);
}
