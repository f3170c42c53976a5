using Portal.Domain.Cases;
using Portal.Domain.Duty;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Features.Demo.Making;

/// <summary>Months of cases that were settled, and those that are pending at the moment.</summary>
internal sealed class CaseHistory(
    EstatePlan plan, IReadOnlyList<Person> people, IReadOnlyList<Post> posts, IReadOnlyList<Assignment> assignments, IReadOnlyList<Unit> units,
    SiteZone zone, DateTimeOffset now)
{
    private const int PerMonth = 20;
    private const string Desk = "G05";
    private const string Leaders = "G01";

    /// <summary>Minutes since receipt, minutes until due, and how far it has come: a few overdue, a few due within the hour.</summary>
    private static readonly (int Age, int Due, CaseStatus Status)[] AtTheMoment =
    [
        (6, 230, CaseStatus.New), (14, 106, CaseStatus.New), (24, 36, CaseStatus.New),
        (33, 87, CaseStatus.Assigned), (41, 439, CaseStatus.Assigned), (58, 182, CaseStatus.InProgress), (96, 24, CaseStatus.InProgress),
        (133, 347, CaseStatus.InProgress), (171, 189, CaseStatus.InProgress), (205, 275, CaseStatus.Assigned), (228, -8, CaseStatus.InProgress),
        (310, 410, CaseStatus.InProgress), (402, 78, CaseStatus.InProgress), (506, -26, CaseStatus.Assigned), (640, 800, CaseStatus.InProgress),
        (1490, 420, CaseStatus.InProgress), (2830, -102, CaseStatus.InProgress), (4710, 1050, CaseStatus.InProgress),
        (150, 90, CaseStatus.AwaitingCallback), (265, 215, CaseStatus.AwaitingCallback), (420, 60, CaseStatus.AwaitingCallback),
    ];

    private readonly Dictionary<string, Person> _byCode = people.ToDictionary(person => person.Code, StringComparer.Ordinal);
    private readonly Dictionary<PersonId, Person> _byId = people.ToDictionary(person => person.Id);
    private readonly Dictionary<string, PostId> _posts = posts.ToDictionary(post => post.Code, post => post.Id, StringComparer.Ordinal);

    /// <summary>Every case, in order of receipt.</summary>
    public IReadOnlyList<CasePlan> Make() => [.. Settled().Concat(Pending()).OrderBy(one => one.ReceivedAt)];

    private IEnumerable<CasePlan> Settled()
    {
        // Those of the last two days are pending ones; before that, settled within days.
        var last = zone.DateOf(now).AddDays(-2);
        var days = Math.Max(1, last.DayNumber - zone.PeriodOf(now).FirstDay.AddMonths(1 - plan.Months).DayNumber);
        for (var number = 0; number < plan.Months * PerMonth; number++)
        {
            var chance = Chance.Of(plan.Seed, "settled", number);
            var day = last.AddDays(-chance.Between(0, days));
            yield return Settle(chance, zone.ToInstant(day, chance.Between(7 * 60, 22 * 60)) + TimeSpan.FromSeconds(chance.Between(0, 59)));
        }
    }

    private CasePlan Settle(Chance chance, DateTimeOffset receivedAt)
    {
        var subject = chance.Pick(EstateData.Shipped.Subjects);
        var limit = TimeSpan.FromHours(subject.Hours);
        var handler = Handler(chance, subject, receivedAt);
        var taken = Somebody(chance, Desk, receivedAt);
        var steps = new List<CaseStep>();
        var at = Handle(chance, steps, handler, subject, receivedAt, limit * (chance.Is(0.93) ? 0.1 + 0.8 * chance.Share() : 1.1 + chance.Share()));
        at = Finish(chance, steps, taken, at, chance.Is(0.94));
        if (chance.Is(0.04))
        {
            at += chance.Time(TimeSpan.FromHours(3), TimeSpan.FromHours(20));
            steps.Add(new CaseStep(CaseEventKind.Reopened, at, taken, Note: subject.Title));
            at = Handle(chance, steps, handler, subject, at, limit * 0.5);
            Finish(chance, steps, taken, at, satisfied: true);
        }

        return Plan(chance, subject, receivedAt, receivedAt + limit, taken, [.. steps.TakeWhile(step => step.At <= now)]);
    }

    private IEnumerable<CasePlan> Pending()
    {
        // Each subject once: a wall with two equal lines looks made up.
        var subjects = EstateData.Shipped.Subjects.OrderBy(subject => Chance.Of(plan.Seed, "pending " + subject.FullTitle).Share()).ToList();
        for (var number = 0; number < AtTheMoment.Length; number++)
        {
            var (age, due, status) = AtTheMoment[number];
            var chance = Chance.Of(plan.Seed, "pending", number);
            var subject = subjects[number];
            var receivedAt = (now - TimeSpan.FromMinutes(age) - TimeSpan.FromSeconds(chance.Between(0, 50))).CutToSecond();
            var handler = Handler(chance, subject, receivedAt);
            var taken = Somebody(chance, Desk, receivedAt);
            var steps = new List<CaseStep>();
            if (status is not CaseStatus.New)
            {
                Handle(chance, steps, handler, subject, receivedAt, TimeSpan.FromMinutes(age * 0.8));
                steps.RemoveAll(step => status is CaseStatus.Assigned ? step.Kind is not CaseEventKind.Assigned
                    : status is CaseStatus.InProgress && step.Kind is CaseEventKind.Resolved);
            }

            yield return Plan(chance, subject, receivedAt, (now + TimeSpan.FromMinutes(due)).CutToSecond(), taken, steps);
        }
    }

    /// <summary>Somebody is sent, responds and resolves; answers when it is resolved.</summary>
    private DateTimeOffset Handle(Chance chance, List<CaseStep> steps, Person handler, CaseSubject subject, DateTimeOffset from, TimeSpan used)
    {
        var sentAt = from + used * (0.05 + 0.1 * chance.Share());
        var respondedAt = sentAt + used * (0.05 + 0.2 * chance.Share());
        var resolvedAt = from + used;
        steps.Add(new CaseStep(CaseEventKind.Assigned, sentAt.CutToSecond(), Sender(chance, sentAt), handler));
        steps.Add(new CaseStep(CaseEventKind.Responded, respondedAt.CutToSecond(), handler));
        steps.Add(new CaseStep(CaseEventKind.Resolved, resolvedAt.CutToSecond(), handler, Note: subject.Result));
        return resolvedAt.CutToSecond();
    }

    /// <summary>The customer is asked and the case closed; answers when.</summary>
    private static DateTimeOffset Finish(Chance chance, List<CaseStep> steps, Person by, DateTimeOffset resolvedAt, bool satisfied)
    {
        var at = resolvedAt + chance.Time(TimeSpan.FromHours(1), TimeSpan.FromHours(26));
        var stars = satisfied ? chance.Share() switch { < 0.6 => 5, < 0.92 => 4, _ => 3 } : chance.Between(1, 2);
        steps.Add(new CaseStep(CaseEventKind.CalledBack, at, by, Satisfaction: stars));
        steps.Add(new CaseStep(CaseEventKind.Closed, at + TimeSpan.FromMinutes(1), by));
        return at + TimeSpan.FromMinutes(1);
    }

    private CasePlan Plan(Chance chance, CaseSubject subject, DateTimeOffset receivedAt, DateTimeOffset due, Person taken, IReadOnlyList<CaseStep> steps)
    {
        var unit = subject.Place is null && units.Count > 0 ? chance.Pick(units) : null;
        var channel = subject.Kind is CaseKind.Service || chance.Is(0.8) ? chance.Pick([CaseChannel.Phone, CaseChannel.Phone, CaseChannel.FrontDesk, CaseChannel.FaceToFace]) : CaseChannel.Online;
        return new CasePlan(subject, channel, unit, receivedAt, (receivedAt + (due - receivedAt) * 0.25).CutToSecond(), due, taken, steps);
    }

    private Person Handler(Chance chance, CaseSubject subject, DateTimeOffset at) => Somebody(chance, EstateData.Shipped.HandlerOf(subject), at);

    /// <summary>Whoever leads the shift in the control room sends people.</summary>
    private Person Sender(Chance chance, DateTimeOffset at) => Somebody(chance, Leaders, at, Roles.TeamLeader.Key);

    /// <summary>Somebody of a post, whoever is planned there at that time if anybody is.</summary>
    private Person Somebody(Chance chance, string post, DateTimeOffset at, string? role = null)
    {
        var planned = assignments.Where(shift => shift.PostId == _posts[post] && shift.Contains(at)).Select(shift => _byId[shift.PersonId]).ToList();
        var all = EstateData.Shipped.StaffOf(post).Select(data => _byCode[data.Code]);
        var fitting = (planned.Count > 0 ? planned : all).Where(person => role is null || person.Role == role).ToList();
        return chance.Pick(fitting);
    }
}
