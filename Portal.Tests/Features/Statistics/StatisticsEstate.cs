using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Cases;
using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Domain.Statistics;
using Portal.Features.Statistics;
using Portal.Tests.Features.Fees;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Statistics;

/// <summary>
/// November 2026 with rows behind every figure. The clock stands at 20:00 on the 21st. A post wants one person from 20:00 to
/// 21:00 from that day on, and 周海 comes a quarter of an hour late on the 21st and not at all later.
/// </summary>
internal sealed class StatisticsEstate(PortalApp app)
{
    public static readonly Period November = new(2026, 11);
    public static readonly DateTimeOffset Evening = new ManualClock().GetUtcNow();
    public static readonly DateTimeOffset FreezeAt = new(2026, 11, 30, 16, 10, 0, TimeSpan.Zero);
    private static readonly SiteZone Shanghai = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
    private int _cases;

    public FeeEstate Fees { get; } = new(app);

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    /// <summary>One of three cases timely, one of three effective; two of three bills paid by half.</summary>
    public async Task FillAsync()
    {
        var zhou = new Person(TypedId.New<PersonId>(Evening), "1001", new PersonDetails { Name = "周海" });
        var post = new Post(
            TypedId.New<PostId>(Evening), "FCR", "消防控制室",
            [new DutyWindow(DayRule.Parse("everyday"), 20 * 60, 21 * 60, 1, validFrom: new DateOnly(2026, 11, 21))]);
        var arrival = new PresenceEvent(TypedId.New<PresenceEventId>(Evening), zhou.Id, post.Id, Evening.AddMinutes(15), PresenceKind.In, 1)
        {
            Day = new DateOnly(2026, 11, 21), DayCount = 1, RecordedAt = Evening,
        };
        await app.SeedAsync(zhou, post, arrival);
        await CaseAsync(CaseKind.Complaint, received: -120, due: 0, resolved: -60, satisfaction: 5);
        await CaseAsync(CaseKind.Repair, received: -120, due: -90, resolved: -60, satisfaction: 2);
        await CaseAsync(CaseKind.Repair, received: -120);
        await CaseAsync(CaseKind.Enquiry, received: -120, resolved: -119);
        await CaseAsync(CaseKind.Complaint, received: -60 * 24 * 40, resolved: -60);
        await Fees.BillAsync("B1", 10_000);
        await Fees.BillAsync("B2", 10_000, unit: "1-102");
        await Fees.PayAsync(5_000);
    }

    /// <summary>A case with its instants in minutes from 20:00 on the 21st.</summary>
    public async Task<Case> CaseAsync(CaseKind kind, double received, double? due = null, double? resolved = null, int? satisfaction = null)
    {
        DateTimeOffset? At(double? minutes) => minutes is { } some ? Evening.AddMinutes(some) : null;
        var number = ++_cases;
        var row = new CaseRow
        {
            ExternalNumber = $"X{number}",
            Kind = kind,
            Title = $"工单 {number}",
            ReceivedAt = At(received)!.Value,
            ResolveDue = At(due),
            ResolvedAt = At(resolved),
            ClosedAt = At(resolved),
            Satisfaction = satisfaction,
        };
        var one = Case.FromHistory(
            TypedId.New<CaseId>(Evening), new CaseNumber(kind, new DateOnly(2026, 11, 21), number), row, new CaseMove(new CaseActor(null, "test"), Evening)).Value;
        await app.SeedAsync(one);
        return one;
    }

    public async Task<StatisticsMonth> MonthAsync(Period? period = null) =>
        (await Get<ReadStatistics>().RunAsync(PortalApp.Tester, period ?? November, default)).Value;

    public async Task<MonthFigure> FigureAsync(FigureKey key) => (await MonthAsync()).Find(key)!;
}
