using Portal.Domain.Cases;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Tests.Domain.Cases;

/// <summary>Cases with valid defaults: a complaint of 21 November 2026, 09:00 in Shanghai.</summary>
internal static class CaseBuilder
{
    public static readonly DateTimeOffset Nine = new(2026, 11, 21, 1, 0, 0, TimeSpan.Zero);
    public static readonly SiteZone Shanghai = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
    public static readonly PersonId Zhou = Person(1);
    public static readonly PersonId Li = Person(2);
    public static readonly PersonId Lin = Person(3);
    public static readonly UnitId Flat = new(new Guid(9, 0, 0, new byte[8]));

    private static readonly CaseActor Desk = new(Lin, "林");

    public static PersonId Person(int no) => new(new Guid(no, 0, 0, new byte[8]));

    public static CaseId Id(int no) => new(new Guid(no, 1, 0, new byte[8]));

    public static DateTimeOffset At(double minutes) => Nine.AddMinutes(minutes);

    /// <summary>A move of the desk so many minutes after nine.</summary>
    public static CaseMove Move(double minutes, int? seen = null) => new(Desk, At(minutes), seen);

    public static CaseMove MoveBy(PersonId person, double minutes) => new(new CaseActor(person, "某"), At(minutes));

    public static CaseNumber Number(CaseKind kind = CaseKind.Complaint, int sequence = 7) => new(kind, new DateOnly(2026, 11, 21), sequence);

    public static CaseIntake Intake(
        CaseKind kind = CaseKind.Complaint,
        string title = "楼上漏水",
        DateTimeOffset? receivedAt = null,
        DateTimeOffset? resolveDue = null,
        string? severity = null) => new()
        {
            Kind = kind,
            Title = title,
            ReceivedAt = receivedAt ?? Nine,
            Channel = CaseChannel.Phone,
            Unit = Flat,
            CallerName = "王先生",
            CallerPhone = "13812345678",
            ResolveDue = resolveDue,
            Severity = severity,
        };

    public static Case Received(CaseKind kind = CaseKind.Complaint, DateTimeOffset? resolveDue = null) =>
        Case.Receive(Id(1), Number(kind), Intake(kind, resolveDue: resolveDue), Move(0)).Value;

    /// <summary>A case brought to a status by one move a minute.</summary>
    public static Case In(CaseStatus status, CaseKind kind = CaseKind.Complaint)
    {
        var taken = Received(kind);
        if (status > CaseStatus.New)
        {
            Done(taken.Assign(Zhou, Move(1)));
        }

        if (status > CaseStatus.Assigned)
        {
            Done(taken.Respond(Move(2)));
        }

        if (status > CaseStatus.InProgress)
        {
            Done(taken.Resolve("已修好", Move(3)));
        }

        if (status > CaseStatus.AwaitingCallback)
        {
            Done(taken.Close(Move(4), []));
        }

        return taken;
    }

    public static CaseRow Row(string id = "GD-1") => new()
    {
        ExternalNumber = id,
        Kind = CaseKind.Repair,
        Title = "门禁失灵",
        ReceivedAt = Nine,
    };

    public static Case Imported(CaseRow row) => Case.FromHistory(Id(1), Number(row.Kind), row, Move(600)).Value;

    public static CaseHistory History(
        int no = 1,
        CaseKind kind = CaseKind.Complaint,
        double received = 0,
        double? resolved = null,
        double? closed = null,
        double? due = null) => new()
        {
            Id = Id(no),
            Kind = kind,
            ReceivedAt = At(received),
            ResolveDue = due is { } d ? At(d) : null,
            ResolvedAt = resolved is { } r ? At(r) : null,
            ClosedAt = closed is { } c ? At(c) : null,
        };

    public static void Done(Result result) => Assert.Null(result.Refusal);
}
