using Portal.Features.Reminders;

namespace Portal.Channels;

/// <summary>A message of the inbox that may also leave the portal.</summary>
/// <param name="Occasion">What happened; with the stage it names the message for ever.</param>
/// <param name="Stage">Which message about it, e.g. <c>step-1</c>.</param>
/// <param name="Message">What the person finds in the inbox.</param>
/// <param name="Via">By which sort of channel beside the inbox: <c>mail</c>, <c>robot</c>, or <c>inbox</c> for none.</param>
public sealed record ChannelMessage(string Occasion, string Stage, InboxMessage Message, string Via = ChannelMessage.Inbox)
{
    /// <summary>By the inbox alone.</summary>
    public const string Inbox = "inbox";

    /// <summary>By mail, and where that fails by nothing else.</summary>
    public const string Mail = "mail";

    /// <summary>By the group's robot; where that fails by the next robot, then by mail.</summary>
    public const string Robot = "robot";
}
