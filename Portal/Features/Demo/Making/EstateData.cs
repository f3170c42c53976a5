using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Domain.Cases;
using Portal.Domain.Duty;
using Portal.Domain.Reports;

namespace Portal.Features.Demo.Making;

/// <summary>What the estate is made of, as <c>estate.json</c> has it: names, posts, staff, what people call about.</summary>
internal sealed record EstateData(
    string Site,
    int BuildingUnits,
    string BuildingName,
    string Surnames,
    IReadOnlyList<string> GivenNames,
    IReadOnlyList<string> PhonePrefixes,
    IReadOnlyList<string> Methods,
    IReadOnlyList<PostData> Posts,
    IReadOnlyList<StaffData> Staff,
    IReadOnlyList<AccountData> Accounts,
    IReadOnlyDictionary<CaseKind, string> Handlers,
    IReadOnlyList<CaseSubject> Subjects,
    IReadOnlyList<string> Notes,
    ReportsData Reports,
    MeetingTexts Meetings,
    RegistersData Registers,
    IReadOnlyList<string> Handovers)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        RespectRequiredConstructorParameters = false,
    };

    private static readonly Lazy<EstateData> Only = new(Load);

    private Dictionary<string, CaseSubject>? _byTitle;

    /// <summary>Read once.</summary>
    public static EstateData Shipped => Only.Value;

    /// <summary>The staff of a post.</summary>
    public IEnumerable<StaffData> StaffOf(string post) => Staff.Where(person => person.Post == post);

    /// <summary>Whoever looks after buildings: the staff of a post, and supervisors with an area of their own.</summary>
    public IEnumerable<StaffData> AreaHolders(string post) => StaffOf(post).Concat(Staff.Where(person => person.Area));

    /// <summary>Post whose people handle such cases.</summary>
    public string HandlerOf(CaseSubject subject) => subject.Handler ?? Handlers[subject.Kind];

    /// <summary>What people call about by its full title, or null for what somebody wrote by hand.</summary>
    public CaseSubject? SubjectOf(string title) =>
        (_byTitle ??= Subjects.ToDictionary(subject => subject.FullTitle, StringComparer.Ordinal)).GetValueOrDefault(title);

    private static EstateData Load()
    {
        using var stream = typeof(Demonstration).Assembly.GetManifestResourceStream($"{typeof(Demonstration).Namespace}.estate.json")!;
        return JsonSerializer.Deserialize<EstateData>(stream, Options)!;
    }
}

/// <summary>A post, its windows, and the cycle that its teams walk through: one entry a day, a shift or nothing.</summary>
internal sealed record PostData(
    string Code, string Name, IReadOnlyList<WindowData> Windows, IReadOnlyList<string> Workday, IReadOnlyList<string>? Restday = null)
{
    /// <summary>The windows as the rules take them.</summary>
    public IEnumerable<DutyWindow> DutyWindows =>
        Windows.Select(window => new DutyWindow(
            DayRule.Parse(window.Days), Minutes.Parse(window.From), Minutes.Parse(window.To), window.Min, window.Qualification));
}

/// <summary>A window of a post.</summary>
internal sealed record WindowData(string Days, string From, string To, int Min, string? Qualification = null);

/// <summary>
/// Somebody of the staff; <paramref name="Team"/> is the place in the cycle of <paramref name="Post"/>, <paramref name="Area"/>
/// gives buildings to somebody who is no steward.
/// </summary>
internal sealed record StaffData(
    string Code, string Name, string Title, string Department, string? Superior = null, string? Post = null, int Team = 0, IReadOnlyList<string>? Certificates = null,
    bool Area = false);

/// <summary>A login of the demonstration.</summary>
internal sealed record AccountData(string Login, string Staff);

/// <summary>What people call about.</summary>
/// <param name="Kind">Kind of case.</param>
/// <param name="Category">Category.</param>
/// <param name="Severity">Severity.</param>
/// <param name="Hours">Hours in which it is to be resolved.</param>
/// <param name="Title">The matter.</param>
/// <param name="Result">What is written down when it is done.</param>
/// <param name="Place">Where, for what is not in somebody's unit.</param>
/// <param name="Handler">Post whose people handle it, where it is not that of the kind.</param>
internal sealed record CaseSubject(
    CaseKind Kind, string Category, string Severity, int Hours, string Title, string Result, string? Place = null, string? Handler = null)
{
    /// <summary>The matter, with its place.</summary>
    public string FullTitle => Place is null ? Title : $"{Place} {Title}";
}

/// <summary>What departments report and people ask.</summary>
/// <param name="Text">What stands in a report's texts.</param>
/// <param name="Items">Rows of plans: item, responsible person, date.</param>
/// <param name="Upward">Requests to superiors.</param>
internal sealed record ReportsData(string Text, IReadOnlyList<IReadOnlyList<string>> Items, IReadOnlyList<UpwardData> Upward);

/// <summary>A request to the superior of <paramref name="Staff"/>, answered and carried out where it says so.</summary>
internal sealed record UpwardData(
    string Staff, UpwardKind Kind, int MinutesAgo, string Title, string Text, string Proposal, string? Department = null, string? Instruction = null, string? Execution = null);

/// <summary>What is said and written in meetings.</summary>
internal sealed record MeetingTexts(
    string Place, string Cancelled, string Late, IReadOnlyDictionary<Portal.Domain.Meetings.AgendaHead, IReadOnlyList<string>> Lines,
    IReadOnlyList<string> Topics, string Company, string Materials, string Notes, IReadOnlyList<MeetingTask> Actions)
{
    /// <summary>Something to write under a head, or null.</summary>
    public string? LineOf(Portal.Domain.Meetings.AgendaHead head, Chance chance) => Lines.TryGetValue(head, out var lines) ? chance.Pick(lines) : null;
}

/// <summary>Something that a meeting decides, and what becomes of it.</summary>
internal sealed record MeetingTask(string Text, string Result);

/// <summary>Clock times of the shipped data.</summary>
internal static class Minutes
{
    /// <summary><c>08:30</c> as minutes of the day; <c>24:00</c> is 1440.</summary>
    public static int Parse(string clock) => int.Parse(clock.AsSpan(0, 2)) * 60 + int.Parse(clock.AsSpan(3, 2));
}

/// <summary>What stands in the registers at the beginning.</summary>
/// <param name="Lists">Things by list, with their numbers, as people type them.</param>
/// <param name="Entries">Entries in the order in which they were made.</param>
internal sealed record RegistersData(IReadOnlyDictionary<string, IReadOnlyList<string>> Lists, IReadOnlyList<EntryData> Entries);

/// <summary>An entry.</summary>
/// <param name="Register">Key of the register.</param>
/// <param name="Staff">Code of who made it.</param>
/// <param name="Stages">Answers of each stage that is done; <c>{-3}</c> is the day three days ago.</param>
internal sealed record EntryData(string Register, string Staff, IReadOnlyList<IReadOnlyDictionary<string, string>> Stages);
