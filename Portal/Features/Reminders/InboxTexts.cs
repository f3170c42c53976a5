using Portal.App;

namespace Portal.Features.Reminders;

/// <summary>Tells a message in the language of its reader.</summary>
public sealed class InboxTexts(Texts texts, SiteClock clock)
{
    /// <summary>The sentence. A message stays for ever while its sentence may change with a release: one that no longer fits is told by its title.</summary>
    public string Of(InboxMessage message)
    {
        try
        {
            return texts[message.Text, MessageArgs.Read(message.Args, clock)];
        }
        catch (FormatException)
        {
            return texts[message.Text + ".title"];
        }
    }

    /// <summary>Values of a sentence as they stand in a message.</summary>
    public object?[] Args(string args) => MessageArgs.Read(args, clock);
}
