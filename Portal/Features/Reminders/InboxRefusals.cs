using Portal.Domain.Kernel;

namespace Portal.Features.Reminders;

/// <summary>Refusals about messages.</summary>
public static class InboxRefusals
{
    /// <summary>There is no such message in the reader's inbox.</summary>
    public static readonly Refusal Unknown = new("inbox.unknown");
}
