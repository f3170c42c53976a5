using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Reminders;

/// <summary>
/// A fire control room manned around the clock by one: 周海 has the night shift from 21:00 on, 林静 leads the team,
/// 吴敏 supervises. The clock stands at 20:00.
/// </summary>
internal static class ReminderBuilder
{
    public static readonly DateTimeOffset Evening = new ManualClock().GetUtcNow();
    public static readonly SiteZone Zone = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
    public static readonly Person Zhou = Employee("1001", "周海", "staff", superior: "2001");
    public static readonly Person Lin = Employee("2001", "林静", "team-leader");
    public static readonly Person Wu = Employee("3001", "吴敏", "supervisor");
    public static readonly Person Qian = Employee("4001", "钱芳", "cashier");
    public static readonly Post FireRoom = new(
        NewId<PostId>(1), "FCR", "消防控制室", [new DutyWindow(DayRule.Parse("everyday"), 0, 1440, 1)]);

    public static Person Employee(string code, string name, string role, string? superior = null, string? department = null) =>
        new(NewId<PersonId>(int.Parse(code)), code, new PersonDetails { Name = name, Title = role, SuperiorCode = superior, Department = department });

    public static Assignment Shift(Person person, double startMinutes = 60, double hours = 8, Post? post = null, DateTimeOffset? planned = null) =>
        Assignment.Plan(
            TypedId.New<AssignmentId>(planned ?? Evening.AddDays(-3)), person.Id, (post ?? FireRoom).Id,
            Evening.AddMinutes(startMinutes), Evening.AddMinutes(startMinutes).AddHours(hours)).Value;

    public static PresenceEvent Clocking(Person person, PresenceKind kind, DateTimeOffset at, int sequence = 1) =>
        new(TypedId.New<PresenceEventId>(at), person.Id, FireRoom.Id, at, kind, sequence) { Day = Zone.DateOf(at), DayCount = sequence, RecordedAt = at };

    private static TId NewId<TId>(int number)
        where TId : struct, ITypedId<TId> => TId.From(new Guid(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]));
}

/// <summary>A test's own change of the database.</summary>
internal sealed class Preparing : Portal.Data.IUseCase
{
    public static string Right => Portal.Data.Rights.SignedIn;
}
