using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Features.Calendar;
using Portal.Features.Demo;
using Portal.Features.Demo.Making;

namespace Portal.Tests.Features.Demo;

/// <summary>Estates for the tests: made once for each seed and instant, since they are never changed.</summary>
internal static class DemoEstates
{
    /// <summary>2026-11-21 20:17 in Shanghai, a Saturday.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 17, 0, TimeSpan.Zero);

    public static readonly SiteZone Zone = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));

    public static readonly EstatePlan Plan = new(Units: 300, Months: 6, Seed: 7);

    public static readonly BusinessCalendar Calendar =
        new(PublishedHolidays.Of("2025-2026").Select(day => KeyValuePair.Create(day.Date, day.Off)));

    private static readonly Lazy<Estate> Shared = new(() => Make(Plan));

    /// <summary>The estate of <see cref="Plan"/> at <see cref="Now"/>.</summary>
    public static Estate Estate => Shared.Value;

    public static Estate Make(EstatePlan plan, DateTimeOffset? now = null) => Estate.Make(plan, Calendar, Zone, now ?? Now);

    public static Coverage CoverageOf(Estate estate) => new(new DutyRecord
    {
        Posts = estate.Posts,
        Assignments = estate.Assignments,
        Events = estate.Presence,
        Qualifications = estate.People.ToDictionary(person => person.Id, person => person.Qualifications),
        Calendar = Calendar,
        Zone = Zone,
    });

    /// <summary>Everything about an estate that a seed decides: all but the ids.</summary>
    public static IEnumerable<string> Content(Estate estate)
    {
        var people = estate.People.ToDictionary(person => person.Id, person => person.Code);
        var posts = estate.Posts.ToDictionary(post => post.Id, post => post.Code);
        var units = estate.Units.ToDictionary(unit => unit.Id, unit => unit.Code);
        var bills = estate.Accounts.SelectMany(account => account.Bills).ToDictionary(bill => bill.Id, bill => bill.Number);
        var payments = estate.Accounts.SelectMany(account => account.Payments).ToDictionary(payment => payment.Id, payment => payment.Number);
        return
        [
            .. estate.People.Select(person => $"{person.Code} {person.Name} {person.Phone} {person.Joined} {string.Join(';', person.Qualifications)}"),
            .. estate.Assignments.Select(shift => $"{people[shift.PersonId]} {posts[shift.PostId]} {shift.Start:O} {shift.End:O}"),
            .. estate.Presence.Select(one => $"{one.Number} {people[one.PersonId]} {posts[one.PostId]} {one.At:O} {one.Kind} {one.Sequence}"),
            .. estate.Units.Select(unit => $"{unit.Code} {unit.Building} {unit.Area} {unit.Owner} {unit.Phone} {people[unit.Steward!.Value]}"),
            .. estate.Accounts.SelectMany(account => account.Changes.Bills).Select(bill => $"{bill.Entry with { Unit = default }} {units[bill.Unit]} {bill.Open}"),
            .. estate.Accounts.SelectMany(account => account.Changes.Payments).Select(payment => $"{payment.Number} {units[payment.Unit]} {payment.PaidAt:O} {payment.Amount} {payment.Method} {payment.Credit}"),
            .. estate.Accounts.SelectMany(account => account.Changes.Allocations).Select(row => $"{payments[row.Payment]} {bills[row.Bill]} {row.Amount} {row.At:O}"),
            .. estate.Cases.Select(one => $"{one.Number} {one.Title} {one.ReceivedAt:O} {one.ResolveDue:O} {string.Join('|', one.Log.Select(step => $"{step.Kind} {step.At:O} {step.ByName} {step.Satisfaction}"))}"),
        ];
    }
}
