namespace Portal.Domain.People;

/// <summary>The roles of the documents, and the job titles that stand for them.</summary>
public static class Roles
{
    /// <summary>Whoever works here without a duty of command or a till.</summary>
    public static Role Staff { get; } = new("staff", "员工", "Staff",
        ["职员", "客服人员", "客服专员", "客户服务人员", "客服代表", "值班人员", "前台", "前台接待", "前台接待员", "前台服务员", "接待员", "接待人员", "坐席", "普通坐席", "保安", "保安员", "保洁员", "工程人员", "工程维修人员", "维修工"]);

    /// <summary>Leads a shift: calls the roll, is told of the late and the missing.</summary>
    public static Role TeamLeader { get; } = new("team-leader", "班长", "Team leader",
        ["领班", "坐席班长", "当班班长", "客服班长", "客服部领班", "保洁领班", "保安班长"]);

    /// <summary>Assigns and follows up.</summary>
    public static Role Supervisor { get; } = new("supervisor", "主管", "Supervisor",
        ["客服主管", "部门主管", "客户服务部主管", "前台主管", "现场主管", "秩序维护主管", "工程主管", "保洁主管", "客房主管", "客务主管"]);

    /// <summary>Answers for a centre or a department.</summary>
    public static Role Manager { get; } = new("manager", "经理", "Manager",
        ["主任", "客服经理", "客服部经理", "部门经理", "值班经理", "服务中心经理", "工程部经理", "保洁经理", "总经理", "客服主任", "客服部主任", "客服中心主任", "服务中心主任", "管理处主任"]);

    /// <summary>Sits in the control room or fire control room.</summary>
    public static Role ControlRoomOperator { get; } = new("control-room-operator", "中控员", "Control-room operator",
        ["监控员", "中控员/监控员", "中控室值班员", "消防中控员", "消防控制室值班人员", "消防控制室值班员"]);

    /// <summary>Takes payments.</summary>
    public static Role Cashier { get; } = new("cashier", "收银员", "Cashier", ["收费员", "出纳"]);

    /// <summary>Looks after the units of a part of the estate.</summary>
    public static Role Steward { get; } = new("steward", "管理员", "Steward",
        ["物业管理员", "片区管理员", "客服中心管理员", "楼栋管家", "物业管家", "管家"]);

    /// <summary>Runs the portal itself.</summary>
    public static Role Administrator { get; } = new("administrator", "系统管理员", "Administrator", ["admin"]);

    /// <summary>Every role, in the order of responsibility.</summary>
    public static IReadOnlyList<Role> All { get; } =
        [Staff, ControlRoomOperator, Cashier, Steward, TeamLeader, Supervisor, Manager, Administrator];

    private static readonly Dictionary<string, Role> ByText = All
        .SelectMany(role => role.Titles.Append(role.Key).Append(role.Chinese).Append(role.English), (role, text) => (text, role))
        .DistinctBy(pair => pair.text, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(pair => pair.text, pair => pair.role, StringComparer.OrdinalIgnoreCase);

    /// <summary>The role with this key, name or job title (case ignored), or null: a title without rights.</summary>
    public static Role? Find(string? text) =>
        text is not null && ByText.TryGetValue(text.Trim(), out var role) ? role : null;
}
