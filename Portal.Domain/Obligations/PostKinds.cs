namespace Portal.Domain.Obligations;

/// <summary>The kinds of post that packs speak of, found in the name of a post.</summary>
public static class PostKinds
{
    /// <summary>Words of a post's name and the kind they stand for; the more special first.</summary>
    private static readonly (string Word, string Kind)[] Words =
    [
        ("消防控制", "fire-control-room"), ("消控", "fire-control-room"), ("中控", "control-room"), ("监控", "control-room"),
        ("样板房", "show-flat"), ("水吧", "bar"), ("坐席", "seat"), ("导诊", "guide-desk"), ("客房", "housekeeping"),
        ("休息室", "lounge"), ("贵宾", "lounge"), ("网店", "online-shop"), ("收费", "cashier"), ("收银", "cashier"),
        ("管家", "steward"), ("管理员", "steward"), ("工程", "engineering"), ("门岗", "gate"), ("前台", "front-desk"), ("客服", "service-centre"),
    ];

    /// <summary>Every kind, each once.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Words.Select(pair => pair.Kind).Distinct(StringComparer.Ordinal)];

    /// <summary>The kind of a post by its name; an empty text where the name says nothing.</summary>
    public static string Of(string name) => Array.Find(Words, pair => name.Contains(pair.Word, StringComparison.Ordinal)).Kind ?? "";
}
