namespace Portal.Domain.Cases;

/// <summary>How a case reached the house; the first three are those of B-208.</summary>
public enum CaseChannel
{
    /// <summary>Face to face, 当面.</summary>
    FaceToFace,

    /// <summary>By telephone, 电话.</summary>
    Phone,

    /// <summary>Passed on by the front desk, 前台转接.</summary>
    FrontDesk,

    /// <summary>Online, 线上.</summary>
    Online,
}
