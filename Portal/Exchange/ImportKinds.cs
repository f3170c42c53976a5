namespace Portal.Exchange;

/// <summary>The eight kinds of files that the portal takes in.</summary>
public static class ImportKinds
{
    /// <summary>People; identity <c>code</c>.</summary>
    public static ImportSchema Staff { get; } = new(
        "staff",
        new("code", "工号", ColumnFormat.Code, "E001") { Required = true },
        new("name", "姓名", ColumnFormat.Text, "王小明") { Required = true },
        new("department", "部门", ColumnFormat.Text, "监控中心"),
        new("role", "角色", ColumnFormat.Text, "中控员"),
        new("superior", "上级工号", ColumnFormat.Code, "E002"),
        new("phone", "手机", ColumnFormat.Code, "13800138000"),
        new("email", "邮箱", ColumnFormat.Code, "wang@example.com"),
        new("joined", "入职日期", ColumnFormat.Date, "2026-11-05"),
        new("qualifications", "证书", ColumnFormat.Qualifications, "fire-operator:2027-06-30"));

    /// <summary>Windows of posts; identity <c>code</c>, whose rows replace all windows of the post.</summary>
    public static ImportSchema Posts { get; } = new(
        "posts",
        new("code", "岗位编码", ColumnFormat.Code, "CR-1") { Required = true },
        new("name", "岗位名称", ColumnFormat.Text, "监控中心一席") { Required = true },
        new("days", "适用日", ColumnFormat.Days, "everyday")
        {
            Required = true,
            Words = [new("everyday", "每天"), new("workday", "工作日"), new("restday", "休息日")],
        },
        new("from", "开始", ColumnFormat.TimeOfDay, "08:00") { Required = true },
        new("to", "结束", ColumnFormat.TimeOfDay, "20:00") { Required = true },
        new("min", "最低人数", ColumnFormat.WholeNumber, "2") { Required = true },
        new("qualification", "所需证书", ColumnFormat.Code, "fire-operator"),
        new("valid_from", "生效日期", ColumnFormat.Date, "2026-11-05"));

    /// <summary>Shifts of people at posts; identity <c>staff</c>, <c>post</c>, <c>start</c>.</summary>
    public static ImportSchema Assignments { get; } = new(
        "assignments",
        new("staff", "工号", ColumnFormat.Code, "E001") { Required = true },
        new("post", "岗位编码", ColumnFormat.Code, "CR-1") { Required = true },
        new("start", "开始时间", ColumnFormat.Instant, "2026-11-05 08:00") { Required = true },
        new("end", "结束时间", ColumnFormat.Instant, "2026-11-05 20:00") { Required = true });

    /// <summary>Clockings; identity is all four columns.</summary>
    public static ImportSchema Presence { get; } = new(
        "presence",
        new("staff", "工号", ColumnFormat.Code, "E001") { Required = true },
        new("post", "岗位编码", ColumnFormat.Code, "CR-1") { Required = true },
        new("at", "时间", ColumnFormat.Instant, "2026-11-05 07:56:12") { Required = true },
        new("event", "事件", ColumnFormat.Word, "in")
        {
            Required = true,
            Words = [new("in", "到岗"), new("out", "下岗"), new("away", "暂离"), new("back", "返岗")],
        });

    /// <summary>Units of the estate; identity <c>code</c>.</summary>
    public static ImportSchema Units { get; } = new(
        "units",
        new("code", "房号", ColumnFormat.Code, "1-1-101") { Required = true },
        new("building", "楼栋", ColumnFormat.Text, "1"),
        new("area", "面积", ColumnFormat.Area, "89.67"),
        new("owner", "业主", ColumnFormat.Text, "李四"),
        new("phone", "手机", ColumnFormat.Code, "13900139000"),
        new("steward", "管理员工号", ColumnFormat.Code, "E003"));

    /// <summary>What units owe; identity <c>id</c>, never changed.</summary>
    public static ImportSchema Bills { get; } = new(
        "bills",
        new("id", "账单号", ColumnFormat.Code, "B202611-1-1-101") { Required = true },
        new("unit", "房号", ColumnFormat.Code, "1-1-101") { Required = true },
        new("type", "费用类型", ColumnFormat.Word, "property")
        {
            Required = true,
            Words = [new("property", "物业费"), new("utility", "公用事业费"), new("service", "特约服务费")],
        },
        new("period", "账期", ColumnFormat.Period, "2026-11") { Required = true },
        new("amount", "应收金额", ColumnFormat.Amount, "1234.50") { Required = true },
        new("due", "到期日", ColumnFormat.Date, "2026-11-30") { Required = true },
        new("waived", "减免金额", ColumnFormat.Amount, "0.00"));

    /// <summary>What units paid; identity <c>id</c>, never changed.</summary>
    public static ImportSchema Payments { get; } = new(
        "payments",
        new("id", "流水号", ColumnFormat.Code, "P20261105-0001") { Required = true },
        new("unit", "房号", ColumnFormat.Code, "1-1-101") { Required = true },
        new("paid_at", "收款时间", ColumnFormat.Instant, "2026-11-05 14:30") { Required = true },
        new("amount", "实收金额", ColumnFormat.Amount, "1234.50") { Required = true },
        new("method", "方式", ColumnFormat.Text, "微信"),
        new("bill", "账单号", ColumnFormat.Code, "B202611-1-1-101"),
        new("reverses", "冲正流水号", ColumnFormat.Code, "P20261104-0009"));

    /// <summary>Complaints, repairs and other requests; identity <c>id</c>, the number of the sender's own book.</summary>
    public static ImportSchema Cases { get; } = new(
        "cases",
        new("id", "工单号", ColumnFormat.Code, "T-10086") { Required = true },
        new("kind", "类型", ColumnFormat.Word, "complaint")
        {
            Required = true,
            Words =
            [
                new("complaint", "投诉"), new("repair", "报修"), new("service", "特约服务"), new("enquiry", "咨询"),
                new("suggestion", "建议"),
            ],
        },
        new("title", "标题", ColumnFormat.Text, "电梯有异响") { Required = true },
        new("received_at", "受理时间", ColumnFormat.Instant, "2026-11-05 09:12") { Required = true },
        new("unit", "房号", ColumnFormat.Code, "1-1-101"),
        new("category", "类别", ColumnFormat.Text, "电梯"),
        new("severity", "等级", ColumnFormat.Text, "2"),
        new("response_due", "响应时限", ColumnFormat.Instant, "2026-11-05 09:42"),
        new("resolve_due", "处理时限", ColumnFormat.Instant, "2026-11-07 18:00"),
        new("assigned_to", "处理人", ColumnFormat.Code, "E001"),
        new("assigned_at", "派单时间", ColumnFormat.Instant, "2026-11-05 09:15"),
        new("responded_at", "响应时间", ColumnFormat.Instant, "2026-11-05 09:20"),
        new("resolved_at", "处理完成时间", ColumnFormat.Instant, "2026-11-05 16:05"),
        new("closed_at", "办结时间", ColumnFormat.Instant, "2026-11-06 10:00"),
        new("satisfaction", "满意度", ColumnFormat.WholeNumber, "5"),
        new("reopened", "重开次数", ColumnFormat.WholeNumber, "0"));

    /// <summary>All kinds, in an order in which files that name each other can be taken in.</summary>
    public static IReadOnlyList<ImportSchema> All { get; } = [Staff, Posts, Assignments, Presence, Units, Bills, Payments, Cases];

    /// <summary>The kind of that word, or null.</summary>
    public static ImportSchema? Find(string kind) => All.FirstOrDefault(schema => schema.Kind == kind);
}
