namespace Portal.Domain.Cases;

/// <summary>Where a case stands now; the first four are the columns of the desk.</summary>
public enum CaseStatus
{
    /// <summary>Nobody has been sent, 待派单.</summary>
    New,

    /// <summary>Somebody has been sent and has not begun, 已派单.</summary>
    Assigned,

    /// <summary>The person sent has responded, 处理中.</summary>
    InProgress,

    /// <summary>Resolved; the customer has yet to be called back, 待回访.</summary>
    AwaitingCallback,

    /// <summary>Done, 已办结.</summary>
    Closed,
}
