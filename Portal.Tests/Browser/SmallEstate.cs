using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.People;
using Portal.Features.Access;
using Portal.Tests.Support;

namespace Portal.Tests.Browser;

/// <summary>
/// A few people, posts, homes and accounts, laid around the present, put into a data directory before its server starts.
/// The clock is the machine's: a browser has no other.
/// </summary>
internal sealed class SmallEstate
{
    /// <summary>Of every account whose owner has chosen one.</summary>
    public const string Password = "correct horse battery";

    /// <summary>Of the account that must choose its own.</summary>
    public const string OneTimePassword = "ABCD-EFGH-JKLM";

    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow().ToOffset(Offset);

    private SmallEstate(string apiKey, string wallKey)
    {
        ApiKey = apiKey;
        WallKey = wallKey;
    }

    /// <summary>A key that may write.</summary>
    public string ApiKey { get; }

    /// <summary>The key of a wall.</summary>
    public string WallKey { get; }

    /// <summary>The month at the site, <c>yyyy-MM</c>.</summary>
    public static string Month => Now.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>Site time as the formats write it.</summary>
    public static string At(TimeSpan fromNow) => (TimeProvider.System.GetUtcNow().ToOffset(Offset) + fromNow).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>Fills an empty data directory.</summary>
    public static async Task<SmallEstate> MakeAsync(TemporaryFolder folder, PostgresDatabase? postgres)
    {
        await using var app = new PortalApp(postgres: postgres, folder: folder, start: TimeProvider.System.GetUtcNow());
        using var api = await app.ApiAsync();
        foreach (var (kind, csv) in Files())
        {
            var (response, body) = await PortalApp.ImportAsync(api, kind, csv);
            Assert.True(response.IsSuccessStatusCode, $"{kind}: {body}");
        }

        await AddAccountsAsync(app);
        var keys = app.Services.GetRequiredService<CreateKey>();
        return new SmallEstate(
            (await keys.RunAsync(PortalApp.Tester, "terminal", KeyPurpose.Api, KeyScope.Write, default)).Value,
            (await keys.RunAsync(PortalApp.Tester, "wall", KeyPurpose.Device, KeyScope.Read, default)).Value);
    }

    private static async Task AddAccountsAsync(PortalApp app)
    {
        var people = await app.QueryAsync(db => db.Set<Person>().ToDictionaryAsync(person => person.Code, person => person.Id));
        var passwords = app.Services.GetRequiredService<Passwords>();
        var (chosen, given) = (await passwords.HashAsync(Password), await passwords.HashAsync(OneTimePassword));
        await app.SeedAsync(
            One("admin", "系统管理", Roles.Administrator),
            One("lin", "林静", Roles.Supervisor, "2001"),
            One("gao", "高远", Roles.Supervisor, "2002"),
            One("manager", "孟庆", Roles.Manager, "2003"),
            One("cashier", "钱芳", Roles.Cashier, "2004"),
            One("zhou", "周海", Roles.Staff, "1003"),
            One("qin", "秦岚", Roles.Staff, "1006"),
            One("locked", "罗克", Roles.Staff),
            One("factor", "冯双", Roles.Supervisor),
            One("leaver", "黎明", Roles.Supervisor),
            Account.New(app.Clock.GetUtcNow(), new NewAccount("newcomer", "辛来", [Roles.Supervisor.Key]), given));

        Account One(string login, string name, Role role, string? person = null) => Account.New(
            app.Clock.GetUtcNow(),
            new NewAccount(login, name, [role.Key], person is null ? null : people[person]) { OwnPassword = true },
            chosen);
    }

    private static (string Kind, string Csv)[] Files() =>
    [
        ("staff", """
            工号,姓名,角色,手机,上级工号
            1001,陈国强,员工,13900001001,
            1002,李雪梅,员工,13900001002,
            1003,周海,员工,13900001003,
            1004,刘强,员工,13900001004,
            1005,孙立,员工,13900001005,
            1006,秦岚,员工,13900001006,2001
            2001,林静,主管,13900002001,2003
            2002,高远,主管,13900002002,
            2003,孟庆,经理,13900002003,
            2004,钱芳,收银员,13900002004,
            """),
        ("posts", """
            岗位编码,岗位名称,适用日,开始,结束,最低人数
            DESK,客服前台,每天,00:00,24:00,1
            CTRL,中控室,每天,00:00,24:00,2
            GATE,东门岗,每天,00:00,24:00,1
            """),
        ("assignments", $"""
            staff,post,start,end
            1001,DESK,{Around(-3)},{Around(5)}
            1002,CTRL,{Around(-3)},{Around(5)}
            1003,CTRL,{Around(-0.1)},{Around(7)}
            1004,GATE,{Around(-3)},{Around(5)}
            """),
        ("presence", $"""
            staff,post,at,event
            1001,DESK,{Around(-3)},in
            1002,CTRL,{Around(-3)},in
            """),
        ("units", """
            房号,楼栋,面积,业主,手机
            1-0101,1栋,89.50,赵一鸣,13800010101
            1-0102,1栋,89.50,钱二娃,13800010102
            1-0103,1栋,89.50,孙三,13800010103
            2-0201,2栋,120.00,李思思,13800020201
            """),
        ("bills", $"""
            id,unit,type,period,amount,due
            B-1,1-0101,物业费,{Month},200.00,{Month}-28
            B-2,1-0102,物业费,{Month},300.00,{Month}-28
            B-3,1-0103,物业费,{Month},500.00,{Month}-28
            B-4,1-0101,公用事业费,{Month},60.00,{Month}-28
            B-5,2-0201,特约服务费,{Month},80.00,{Month}-28
            """),
        ("cases", $"""
            id,kind,title,received_at,unit,resolve_due
            OLD-1,投诉,楼上漏水二次返修未好,{Around(-5)},1-0101,{Around(-1)}
            OLD-2,报修,大堂门禁失灵,{Around(-2)},,{Around(0.5)}
            OLD-3,咨询,装修押金退还流程,{Around(-1)},2-0201,{Around(20)}
            """),
    ];

    private static string Around(double hours) => (Now + TimeSpan.FromHours(hours)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
