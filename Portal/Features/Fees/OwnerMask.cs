namespace Portal.Features.Fees;

/// <summary>Hides what is known of owners before it leaves the server.</summary>
internal static class OwnerMask
{
    private const int PhoneHead = 3;
    private const int PhoneTail = 4;

    /// <summary>The first character alone: <c>李*</c>, <c>欧**</c>.</summary>
    public static string? Name(string? name) =>
        string.IsNullOrEmpty(name) ? null : char.IsHighSurrogate(name[0]) ? name[..2] + "*" : name[0] + new string('*', Math.Clamp(name.Length - 1, 1, 2));

    /// <summary>The first three and last four digits: <c>138****5678</c>; a short number keeps its last two.</summary>
    public static string? Phone(string? phone) =>
        string.IsNullOrEmpty(phone) ? null
        : phone.Length > PhoneHead + PhoneTail ? phone[..PhoneHead] + "****" + phone[^PhoneTail..]
        : "****" + phone[^Math.Min(2, phone.Length)..];
}
