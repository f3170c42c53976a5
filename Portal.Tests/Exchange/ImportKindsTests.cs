using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Portal.Domain.Kernel;
using Portal.Exchange;

namespace Portal.Tests.Exchange;

public sealed class ImportKindsTests
{
    private static readonly SiteZone Site = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));

    private static readonly Dictionary<string, string[]> Texts = ReadTexts();

    public static TheoryData<string> Kinds => [.. ImportKinds.All.Select(schema => schema.Kind)];

    [Theory]
    [InlineData("staff", "code* 工号, name* 姓名, department 部门, role 角色, superior 上级工号, phone 手机, email 邮箱, joined 入职日期, qualifications 证书")]
    [InlineData("posts", "code* 岗位编码, name* 岗位名称, days* 适用日, from* 开始, to* 结束, min* 最低人数, qualification 所需证书, valid_from 生效日期")]
    [InlineData("assignments", "staff* 工号, post* 岗位编码, start* 开始时间, end* 结束时间")]
    [InlineData("presence", "staff* 工号, post* 岗位编码, at* 时间, event* 事件")]
    [InlineData("units", "code* 房号, building 楼栋, area 面积, owner 业主, phone 手机, steward 管理员工号")]
    [InlineData("bills", "id* 账单号, unit* 房号, type* 费用类型, period* 账期, amount* 应收金额, due* 到期日, waived 减免金额")]
    [InlineData("payments", "id* 流水号, unit* 房号, paid_at* 收款时间, amount* 实收金额, method 方式, bill 账单号, reverses 冲正流水号")]
    [InlineData("cases", "id* 工单号, kind* 类型, title* 标题, received_at* 受理时间, unit 房号, category 类别, severity 等级, response_due 响应时限, resolve_due 处理时限, assigned_to 处理人, assigned_at 派单时间, responded_at 响应时间, resolved_at 处理完成时间, closed_at 办结时间, satisfaction 满意度, reopened 重开次数")]
    public void Kind_HasTheColumnsOfTheContract(string kind, string columns) =>
        Assert.Equal(
            columns,
            string.Join(", ", ImportKinds.Find(kind)!.Columns.Select(column => $"{column.Name}{(column.Required ? "*" : "")} {column.Chinese}")));

    [Fact]
    public void Kinds_AreEightAndOthersUnknown()
    {
        Assert.Equal(8, ImportKinds.All.Count);
        Assert.Null(ImportKinds.Find("alarms"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Example_OfEachColumn_IsAValidCell(string kind)
    {
        var schema = ImportKinds.Find(kind)!;
        var text = string.Join(',', schema.Columns.Select(column => column.Name)) + "\n" + string.Join(',', schema.Columns.Select(column => column.Example)) + "\n";

        var row = Assert.Single(await Files.RowsAsync(schema, text));

        foreach (var column in schema.Columns)
        {
            object? value = column.Format switch
            {
                ColumnFormat.Text or ColumnFormat.Days => row.Text(column.Name),
                ColumnFormat.Code => row.Code(column.Name),
                ColumnFormat.Amount => row.Amount(column.Name, AmountRule.Any),
                ColumnFormat.Area => row.Area(column.Name),
                ColumnFormat.WholeNumber => row.WholeNumber(column.Name, 0, 9),
                ColumnFormat.Date => row.Date(column.Name),
                ColumnFormat.Instant => row.Instant(column.Name, Site),
                ColumnFormat.Period => row.Period(column.Name),
                ColumnFormat.TimeOfDay => row.MinuteOfDay(column.Name),
                ColumnFormat.Word => row.Word(column.Name),
                ColumnFormat.Qualifications => row.Qualifications(column.Name),
            };
            Assert.NotNull(value);
        }

        Assert.Null(row.Problem);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Template_Untouched_ImportsAsNoRows(string kind)
    {
        var schema = ImportKinds.Find(kind)!;
        foreach (var isChinese in new[] { true, false })
        {
            using var csv = new MemoryStream();
            await ImportTemplate.WriteCsvAsync(schema, isChinese, csv, CancellationToken.None);
            using var xlsx = new MemoryStream();
            await ImportTemplate.WriteXlsxAsync(schema, isChinese, key => Texts[key][isChinese ? 0 : 1], xlsx, CancellationToken.None);

            foreach (var file in new[] { csv.ToArray(), xlsx.ToArray() })
            {
                var opening = await Files.OpenAsync(schema, file);
                using var table = opening.Table!;
                Assert.Equal((0, 1), (table.RowCount, table.HeaderLine));
                Assert.Empty(table.Warnings);
            }

            Assert.Equal([0xEF, 0xBB, 0xBF], csv.ToArray()[..3]);
        }
    }

    [Fact]
    public async Task Template_AsXlsx_IsValidAndReadableByOthers()
    {
        using var xlsx = new MemoryStream();
        await ImportTemplate.WriteXlsxAsync(ImportKinds.Cases, isChinese: true, key => Texts[key][0], xlsx, CancellationToken.None);

        Tables.Workbooks.AssertValid(xlsx.ToArray());
        using var reader = Tables.Workbooks.ReadByAnother(xlsx.ToArray());
        Assert.True(reader.Read());
        Assert.Equal(("工单", "工单号", "类型"), (reader.Name, reader.GetString(0), reader.GetString(1)));
    }

    [Fact]
    public void Texts_OfEveryRefusalAndHint_AreThereInBothLanguagesWithTheSamePlaces()
    {
        var codes = typeof(ImportRefusals).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => "refusal." + ((Refusal)field.GetValue(null)!).Code);
        var hints = ImportKinds.All.SelectMany(schema => schema.Columns).Select(column => column.HintKey);
        var kinds = ImportKinds.All.Select(schema => "import.kind." + schema.Kind);

        foreach (var key in codes.Concat(hints).Concat(kinds).Distinct())
        {
            Assert.True(Texts.ContainsKey(key), key);
            Assert.Equal(2, Texts[key].Length);
            Assert.All(Texts[key], text => Assert.False(string.IsNullOrWhiteSpace(text), key));
            Assert.Equal(Places(Texts[key][0]), Places(Texts[key][1]));
        }

        static string Places(string text) => string.Concat(Regex.Matches(text, @"\{\d\}").Select(match => match.Value).Distinct().Order());
    }

    private static Dictionary<string, string[]> ReadTexts()
    {
        var assembly = typeof(ImportKinds).Assembly;
        var name = assembly.GetManifestResourceNames().Single(resource => resource.EndsWith("Exchange.texts.json", StringComparison.Ordinal));
        using var stream = assembly.GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize<Dictionary<string, string[]>>(stream)!;
    }
}
