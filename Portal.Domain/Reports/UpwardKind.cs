namespace Portal.Domain.Reports;

/// <summary>What a report or request upward is about.</summary>
public enum UpwardKind
{
    /// <summary>A major error (重大差错) .</summary>
    MajorError,

    /// <summary>An accident (事故) .</summary>
    Accident,

    /// <summary>A serious breach of discipline or of ethics (严重违纪) [A-063, D-262].</summary>
    SeriousBreach,

    /// <summary>To be solved, but outside one's own duties (超出本职范围) .</summary>
    OutOfScope,

    /// <summary>Not expressly laid down (未经明示事项) [D-348].</summary>
    NotLaidDown,

    /// <summary>A problem of the competition on the market [D-262].</summary>
    Competition,

    /// <summary>An error of one's own side on the market [D-262].</summary>
    OwnError,

    /// <summary>Danger to somebody's safety [D-262].</summary>
    Safety,

    /// <summary>What customers say [D-262, D-291].</summary>
    Customer,

    /// <summary>A problem that could not be solved [B-081].</summary>
    Unsolved,
}

/// <summary>What follows from a kind.</summary>
public static class UpwardKinds
{
    /// <summary>Whether the direct superior is alerted at once and has to acknowledge it .</summary>
    public static bool IsIncident(this UpwardKind kind) => kind is UpwardKind.MajorError or UpwardKind.Accident or UpwardKind.SeriousBreach;

    /// <summary>Whether it is one of the six kinds of matter that are fed back promptly [D-262]; the three incidents are one of them.</summary>
    public static bool IsFeedback(this UpwardKind kind) =>
        kind.IsIncident() || kind is UpwardKind.OutOfScope or UpwardKind.Competition or UpwardKind.OwnError or UpwardKind.Safety or UpwardKind.Customer;
}
