namespace Portal.Channels.Peers;

/// <summary>A peer could not be reached or would not take what was sent.</summary>
internal sealed class PeerException : Exception
{
    private PeerException(string fault, bool isLasting, string answer, Exception? cause)
        : base($"{fault}: {answer}", cause)
    {
        Fault = fault;
        IsLasting = isLasting;
        Answer = answer;
    }

    /// <summary>One of <see cref="ChannelFaults"/>.</summary>
    public string Fault { get; }

    /// <summary>Whether trying again would be answered the same.</summary>
    public bool IsLasting { get; }

    /// <summary>What the peer said.</summary>
    public string Answer { get; }

    public static PeerException Passing(string fault, string answer, Exception? cause = null) => new(fault, isLasting: false, answer, cause);

    public static PeerException Lasting(string fault, string answer, Exception? cause = null) => new(fault, isLasting: true, answer, cause);
}
