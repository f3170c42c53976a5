namespace Portal.Features.Cases;

/// <summary>Hides what is known of callers before it leaves the server.</summary>
internal static class CallerMask
{
    private const int Head = 3;
    private const int Tail = 4;

    /// <summary>The first character alone: <c>王**</c>.</summary>
    public static string? Name(string? name) => string.IsNullOrEmpty(name) ? null : name[..(char.IsHighSurrogate(name[0]) && name.Length > 1 ? 2 : 1)] + "**";

    /// <summary>First three and last four: <c>138****5678</c>; a short number keeps its last two.</summary>
    public static string? Phone(string? phone) =>
        string.IsNullOrEmpty(phone) ? null
        : phone.Length > Head + Tail ? phone[..Head] + "****" + phone[^Tail..]
        : "****" + phone[^Math.Min(2, phone.Length)..];
}
