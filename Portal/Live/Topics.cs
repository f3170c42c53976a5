using Portal.Domain.People;

namespace Portal.Live;

/// <summary>What can change. A topic is a signal to read again, never the data itself.</summary>
public static class Topics
{
    /// <summary>Posts, assignments, presence, calendar.</summary>
    public const string Coverage = "coverage";

    /// <summary>Cases.</summary>
    public const string Cases = "cases";

    /// <summary>Units, bills and payments.</summary>
    public const string Collection = "collection";

    /// <summary>Notices of collection.</summary>
    public const string Dunning = "dunning";

    /// <summary>People, accounts, roles, keys and devices.</summary>
    public const string People = "people";

    /// <summary>Background jobs and their runs.</summary>
    public const string Jobs = "jobs";

    /// <summary>Imports and their history.</summary>
    public const string Imports = "imports";

    /// <summary>Frozen and restated months.</summary>
    public const string Statistics = "statistics";

    /// <summary>Settings and parameters.</summary>
    public const string Settings = "settings";

    /// <summary>Anybody's inbox: for those who watch what was told and acknowledged.</summary>
    public const string Inboxes = "inbox";

    /// <summary>Rule packs, their parameters and who has read them.</summary>
    public const string Rules = "rules";

    /// <summary>Occurrences of obligations: planned, done, missed.</summary>
    public const string Obligations = "obligations";

    /// <summary>Handovers of shifts.</summary>
    public const string Handovers = "handovers";

    /// <summary>Events that people wrote down.</summary>
    public const string RuleEvents = "events";

    /// <summary>Entries of registers, and the stock that they move.</summary>
    public const string Registers = "registers";

    /// <summary>Meetings, their minutes and action items.</summary>
    public const string Meetings = "meetings";

    /// <summary>Departments' reports, reports upward and notices.</summary>
    public const string Reports = "reports";

    /// <summary>One person's inbox.</summary>
    public static string Inbox(PersonId person) => $"inbox:{person.Value:N}";
}
