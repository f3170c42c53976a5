using Portal.Domain.People;

namespace Portal.Domain.Cases;

/// <summary>One entry of a case's log. Entries are added, never changed.</summary>
public sealed class CaseEvent
{
    private CaseEvent()
    {
    }

    internal CaseEvent(CaseId caseId, int no, CaseEventKind kind, CaseMove move)
    {
        CaseId = caseId;
        No = no;
        Kind = kind;
        At = move.At.ToUniversalTime();
        By = move.By.Person;
        ByName = move.By.Name;
    }

    /// <summary>The case.</summary>
    public CaseId CaseId { get; private set; }

    /// <summary>1, 2, 3, ... within the case.</summary>
    public int No { get; private set; }

    /// <summary>What happened.</summary>
    public CaseEventKind Kind { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Who, or null for a program or a job.</summary>
    public PersonId? By { get; private set; }

    /// <summary>The mover's name at that time.</summary>
    public string ByName { get; private set; } = "";

    /// <summary>Who was sent, for the kinds that send somebody.</summary>
    public PersonId? Assignee { get; internal init; }

    /// <summary>1 to 5, for a call-back that reached the customer.</summary>
    public int? Satisfaction { get; internal init; }

    /// <summary>Result, reason or remark.</summary>
    public string? Note { get; internal init; }
}
