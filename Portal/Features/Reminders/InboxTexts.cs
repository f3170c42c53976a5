using Portal.App;

namespace Portal.Features.Reminders;

/// <summary>Tells a message in the language of its reader.</summary>
public sealed class InboxTexts(Texts texts, SiteClock clock)
{
    /// <summary>The sentence.</summary>
    public string Of(InboxMessage message) => texts[message.Text, MessageArgs.Read(message.Args, clock)];

    /// <summary>Values of a sentence as they stand in a message.</summary>
    public object?[] Args(string args) => MessageArgs.Read(args, clock);
}
