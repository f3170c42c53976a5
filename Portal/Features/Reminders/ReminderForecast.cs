using Portal.Domain.Obligations;
using Portal.Domain.People;

namespace Portal.Features.Reminders;

/// <summary>
/// Which reminders are due now, and which will be if nothing happens until then. The policies answer for one instant;
/// they are asked for now and for each instant, up to the horizon, at which one of them may have more to say.
/// </summary>
internal sealed class ReminderForecast
{
    /// <summary>How far ahead the due table is filled.</summary>
    public static readonly TimeSpan Horizon = TimeSpan.FromHours(3);

    private readonly Dictionary<ReminderKey, ReminderDue> _due = [];
    private readonly Situation _situation;
    private readonly ShiftReminders _shifts;
    private readonly CaseReminders _cases;
    private readonly DateTimeOffset _until;

    private ReminderForecast(Situation situation)
    {
        _situation = situation;
        _until = situation.Now + Horizon;
        _shifts = new ShiftReminders(ReminderSettings.Shifts(situation.Settings), situation.Staff.LeadersOf);
        _cases = new CaseReminders(
            situation.Settings.Span(ReminderSettings.CaseSoon), situation.Settings.Span(ReminderSettings.BeforeEnd), situation.Zone);
    }

    /// <summary>The reminders, each once. Whoever has left is not reminded.</summary>
    public static IReadOnlyDictionary<ReminderKey, ReminderDue> Of(Situation situation)
    {
        var forecast = new ReminderForecast(situation);
        forecast.AddShifts();
        forecast.AddCaseLimits();
        forecast.AddBills();
        return forecast._due;
    }

    /// <summary>The policies look at one person's shifts at a time, so that the work grows with the staff and no faster.</summary>
    private void AddShifts()
    {
        var casesOf = _situation.Cases.ToLookup(one => one.Assignee);
        foreach (var own in _situation.Shifts.GroupBy(shift => shift.Person))
        {
            PlannedShift[] shifts = [.. own];
            PendingCase[] cases = [.. casesOf[own.Key]];
            UnmannedPost[] posts = [.. _situation.Unmanned.Where(post => shifts.Any(shift => shift.Post == post.Post))];
            DateTimeOffset? at = _situation.Now;
            while (at is { } instant && instant <= _until)
            {
                Add(_shifts.Upcoming(shifts, instant));
                Add(_shifts.Late(shifts, _situation.WasPresent, instant));
                Add(_shifts.Unmanned(posts, shifts, instant));
                Add(_cases.BeforeEnd(_cases.Unfinished(shifts, cases, instant)));
                at = Earlier(_shifts.NextCheck(shifts, posts, instant), _cases.NextCheck([], shifts, instant));
            }
        }
    }

    private void AddCaseLimits()
    {
        foreach (var one in _situation.Cases)
        {
            PendingCase[] alone = [one];
            DateTimeOffset? at = _situation.Now;
            while (at is { } instant && instant <= _until)
            {
                Add(_cases.Limits(alone, _situation.Staff.Supervisors, instant));
                at = _cases.NextCheck(alone, [], instant);
            }
        }
    }

    private void AddBills()
    {
        if (_situation.OwedBills is { } bills)
        {
            var digest = new BillReminders((int)_situation.Settings[ReminderSettings.BillsAt], _situation.Zone);
            Add(digest.Digest(bills.Select(Reachable), _situation.Staff.Cashiers, _situation.Now));
        }
    }

    /// <summary>The bills of a steward who has left go to the cashiers.</summary>
    private OwedBill Reachable(OwedBill bill) =>
        bill.Steward is { } steward && !_situation.Staff.IsActive(steward) ? bill with { Steward = null } : bill;

    private void Add(IEnumerable<ReminderDue> reminders)
    {
        foreach (var reminder in reminders.Where(reminder => _situation.Staff.IsActive(reminder.Person)))
        {
            _due.TryAdd(ReminderKey.Of(reminder), reminder with { Args = [.. Readable(reminder)] });
        }
    }

    /// <summary>People and posts by name, since a message outlives both.</summary>
    private IEnumerable<object?> Readable(ReminderDue reminder)
    {
        var postAt = reminder.Kind switch
        {
            ReminderKind.ShiftSoon or ReminderKind.PostUnmanned => 0,
            ReminderKind.LateForShift => 1,
            ReminderKind.CaseDueSoon or ReminderKind.CaseOverdue or ReminderKind.BillsDue or ReminderKind.UnfinishedCases => -1,
        };
        return reminder.Args.Select((arg, index) => arg switch
        {
            PersonId person => _situation.Staff.NameOf(person),
            string code when index == postAt => _situation.PostNames.GetValueOrDefault(code, code),
            _ => arg,
        });
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => a is null || b < a ? b : a;
}
