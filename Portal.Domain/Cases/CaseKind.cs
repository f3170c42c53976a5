namespace Portal.Domain.Cases;

/// <summary>What a case is about.</summary>
public enum CaseKind
{
    /// <summary>Complaint, 投诉.</summary>
    Complaint,

    /// <summary>Repair, 报修.</summary>
    Repair,

    /// <summary>Special service, 特约服务.</summary>
    Service,

    /// <summary>Enquiry, 咨询.</summary>
    Enquiry,

    /// <summary>Suggestion, 建议.</summary>
    Suggestion,
}
