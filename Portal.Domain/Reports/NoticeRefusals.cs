using Portal.Domain.Kernel;

namespace Portal.Domain.Reports;

/// <summary>What is refused about notices.</summary>
public static class NoticeRefusals
{
    /// <summary>A title is needed, of at most {0} characters.</summary>
    public static readonly Refusal TitleMissing = new Refusal("notices.title-missing", "title").With(Notice.LongestTitle);

    /// <summary>A notice says something.</summary>
    public static readonly Refusal TextMissing = new("notices.text-missing", "text");

    /// <summary>From whom it comes is needed.</summary>
    public static readonly Refusal OriginMissing = new("notices.origin-missing", "origin", "D-303");

    /// <summary>Nobody works in that department.</summary>
    public static readonly Refusal NobodyToRead = new("notices.nobody-to-read", "department");

    /// <summary>It is not for this reader.</summary>
    public static readonly Refusal NotForYou = new("notices.not-for-you");

    /// <summary>It was confirmed before.</summary>
    public static readonly Refusal Read = new("notices.read");
}
